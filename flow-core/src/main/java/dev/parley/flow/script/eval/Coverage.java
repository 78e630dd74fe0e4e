package dev.parley.flow.script.eval;

import dev.parley.flow.script.Expr;
import dev.parley.flow.script.FreeNames;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Tells which expressions the native evaluator can run. */
public final class Coverage {
  /** Parts of JavaScript that exist in a browser and not here. */
  private static final Set<String> FOREIGN =
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

  /** Methods that depend on locale data or on things that are not here. */
  private static final Set<String> FOREIGN_MEMBERS =
      Set.of(
          "toLocaleDateString",
          "toLocaleTimeString",
          "groupBy",
          "getOwnPropertyNames",
          "defineProperty",
          "getPrototypeOf",
          "setPrototypeOf",
          "prototype",
          "raw");

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
      case Expr.Member member -> FOREIGN_MEMBERS.contains(member.name());
      default -> false;
    };
  }
}
