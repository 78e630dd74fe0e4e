package dev.parley.flow.script.eval;

import dev.parley.flow.script.Expr;
import dev.parley.flow.script.FreeNames;
import dev.parley.flow.script.lib.Globals;
import dev.parley.flow.script.value.JsFunction;
import dev.parley.flow.script.value.Namespace;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells which expressions the native evaluator can run. */
public final class Coverage {
  /** Parts of JavaScript that exist in a browser and not here. */
  static final Set<String> FOREIGN =
      Set.of(
          "Intl",
          "BigInt",
          "Symbol",
          "Promise",
          "Proxy",
          "Reflect",
          "WeakMap",
          "WeakSet",
          "globalThis",
          "Error",
          "TypeError",
          "RangeError",
          "ArrayBuffer",
          "Uint8Array",
          "Function",
          "eval",
          "escape",
          "unescape",
          "structuredClone",
          "Iterator");

  /** Names that mean objects of JavaScript; flows hardly have variables that are called so. */
  private static final Set<String> BUILT_IN =
      Set.of(
          "Object", "Array", "Number", "String", "Boolean", "Math", "JSON", "Date", "RegExp", "Map",
          "Set");

  /** Of dates only, so that the name alone tells. */
  private static final Set<String> FOREIGN_METHODS =
      Set.of("toLocaleDateString", "toLocaleTimeString", "toTimeString");

  private static final Set<String> OF_EVERY_FUNCTION =
      Set.of("name", "length", "call", "apply", "bind", "toString");

  private Coverage() {}

  /** Whether every form in the expression is known. */
  public static boolean covers(Expr root) {
    boolean foreign = FreeNames.of(root).stream().anyMatch(name -> FOREIGN.contains(name.name()));
    Deque<Expr> open = new ArrayDeque<>();
    open.push(root);
    while (!foreign && !open.isEmpty()) {
      Expr e = open.pop();
      foreign = foreign(e);
      e.children().forEach(open::push);
    }
    return !foreign;
  }

  private static boolean foreign(Expr e) {
    return switch (e) {
      case Expr.BigInt big -> true;
      case Expr.Bad bad -> true;
      case Expr.Gap gap -> true;
      case Expr.Regex regex -> regex.flags().indexOf('v') >= 0 || regex.flags().indexOf('d') >= 0;
      case Expr.Member member -> foreign(member);
      case Expr.Call call ->
          call.callee().bare() instanceof Expr.Member method
              && FOREIGN_METHODS.contains(method.name());
      case Expr.ObjectOf object -> object.properties().stream().anyMatch(Coverage::setsPrototype);
      default -> false;
    };
  }

  /** {@code Object.groupBy} and its like: something built in has more in a browser than here. */
  private static boolean foreign(Expr.Member member) {
    if (!(member.target().bare() instanceof Expr.Name name) || !BUILT_IN.contains(name.name())) {
      return false;
    }
    Map<String, @Nullable Object> members =
        switch (Globals.value(name.name())) {
          case Namespace namespace -> namespace.members();
          case JsFunction function -> function.members();
          case null, default -> Map.of();
        };
    return !members.containsKey(member.name()) && !OF_EVERY_FUNCTION.contains(member.name());
  }

  private static boolean setsPrototype(Expr.Property property) {
    return property instanceof Expr.NamedProperty named
        && named.name().equals("__proto__")
        && !named.shorthand();
  }
}
