package dev.parley.flow.script.eval;

import dev.parley.flow.script.Expr;
import dev.parley.flow.script.Imports;
import dev.parley.flow.script.Names;
import dev.parley.flow.script.ScriptModule;
import dev.parley.flow.script.lib.Globals;
import dev.parley.flow.script.lib.Methods;
import dev.parley.flow.script.value.JsFunction;
import dev.parley.flow.script.value.Namespace;
import dev.parley.flow.script.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns a tree into nodes: names become places, and what is known beforehand is decided here. */
public final class Compiler {
  private final Names names;
  private final Imports imports;
  private final boolean changesLists;
  private final Operations operations = new Operations(this);
  private final Functions functions = new Functions(this);
  private @Nullable Scope scope;
  private int nodes;
  private int level;
  private int deepest;

  private Compiler(Names names, Imports imports, boolean changesLists) {
    this.names = names;
    this.imports = imports;
    this.changesLists = changesLists;
  }

  /** Compiles an expression. */
  public static Compiled compile(Expr expr, Names names, Imports imports) {
    Compiler compiler = new Compiler(names, imports, Mutations.possible(expr));
    Node node = compiler.node(expr);
    return new Compiled(node, compiler.nodes, compiler.deepest);
  }

  /** How many nodes have been made. */
  int nodes() {
    return nodes;
  }

  Node node(Expr expr) {
    nodes++;
    level++;
    deepest = Math.max(deepest, level);
    Node node = made(expr);
    level--;
    return node;
  }

  private Node made(Expr expr) {
    return switch (expr) {
      case Expr.Name e -> name(e.name());
      case Expr.Num e -> new Values.NumberConstant(e.value());
      case Expr.Str e -> new Values.Constant(e.value());
      case Expr.Bool e -> new Values.Constant(e.value());
      case Expr.Null e -> new Values.Constant(null);
      case Expr.BigInt e -> new Values.NotCovered("A big integer");
      case Expr.Regex e -> functions.regex(e);
      case Expr.TemplateText e -> new Collections.MakeText(e.texts(), nodes(e.values()));
      case Expr.ArrayOf e -> new Collections.MakeList(nodes(e.items()));
      case Expr.Gap e -> new Values.Constant(Undefined.UNDEFINED);
      case Expr.ObjectOf e -> new Collections.MakeObject(entries(e.properties()));
      case Expr.Spread e -> new Collections.SpreadItems(node(e.value()));
      case Expr.Paren e -> node(e.inner());
      case Expr.Member e -> member(e);
      case Expr.Index e -> new Access.Item(node(e.target()), node(e.index()), e.optional());
      case Expr.Chain e -> new Access.Chain(node(e.inner()));
      case Expr.Call e -> functions.call(e);
      case Expr.New e -> new Calls.Construct(node(e.callee()), functions.arguments(e.arguments()));
      case Expr.Unary e -> operations.unary(e);
      case Expr.Binary e -> operations.binary(e);
      case Expr.Conditional e ->
          new Choices.Choose(node(e.condition()), node(e.yes()), node(e.no()));
      case Expr.Arrow e -> functions.arrow(e);
      case Expr.Bad e -> new Values.Unreadable();
    };
  }

  List<Node> nodes(List<Expr> exprs) {
    List<Node> all = new ArrayList<>(exprs.size());
    exprs.forEach(e -> all.add(node(e)));
    return all;
  }

  private Node name(String name) {
    Optional<Node> local = Scope.find(scope, name);
    if (local.isPresent()) {
      return local.get();
    }
    int slot = names.slot(name);
    if (slot >= 0) {
      return changesLists ? new Values.CopiedSlot(slot) : new Values.Slot(slot);
    }
    Optional<ScriptModule> module = imports.module(name);
    if (module.isPresent()) {
      return new Values.NotCovered("`" + name + "` of " + module.get().name());
    }
    Object global = Globals.value(name);
    if (global != null) {
      return constant(global);
    }
    return Coverage.FOREIGN.contains(name)
        ? new Values.NotCovered("`" + name + "`")
        : new Values.Unknown(name);
  }

  static Node constant(@Nullable Object value) {
    return value instanceof Double d ? new Values.NumberConstant(d) : new Values.Constant(value);
  }

  private Node member(Expr.Member e) {
    Node target = node(e.target());
    Object known = builtInMember(target, e.name());
    if (known != null) {
      return constant(known);
    }
    Access.Property property = new Access.Property(target, e.name(), e.optional());
    return e.name().equals("length") ? new Access.Length(target, property) : property;
  }

  /** A member such as {@code Math.PI} of a built-in object, or null. */
  static @Nullable Object builtInMember(Node target, String name) {
    if (!(target instanceof Values.Constant constant)) {
      return null;
    }
    Map<String, @Nullable Object> members =
        switch (constant.value()) {
          case Namespace namespace -> namespace.members();
          case JsFunction function -> function.members();
          case null, default -> Map.of();
        };
    return members.get(name);
  }

  private List<Collections.Entry> entries(List<Expr.Property> properties) {
    List<Collections.Entry> entries = new ArrayList<>(properties.size());
    for (Expr.Property property : properties) {
      switch (property) {
        case Expr.NamedProperty p when p.name().equals("__proto__") && !p.shorthand() ->
            // In JavaScript this sets the prototype, of which nothing can be seen here.
            node(p.value());
        case Expr.NamedProperty p -> entries.add(new Collections.Named(p.name(), node(p.value())));
        case Expr.ComputedProperty p ->
            entries.add(new Collections.Computed(node(p.name()), node(p.value())));
        case Expr.SpreadProperty p ->
            entries.add(new Collections.SpreadProperties(node(p.value())));
      }
    }
    return entries;
  }

  /** Compiles something inside a new function; {@code inside} declares the parameters. */
  <T> T scoped(Function<Scope, T> inside) {
    Scope outer = scope;
    int outerLevel = level;
    int outerDeepest = deepest;
    Scope inner = new Scope(outer);
    scope = inner;
    level = 0;
    deepest = 0;
    T result = inside.apply(inner);
    scope = outer;
    level = outerLevel;
    deepest = outerDeepest;
    return result;
  }

  /** How deep the function being compiled is nested so far. */
  int deepest() {
    return deepest;
  }

  /** The methods with a name. */
  static Methods methods(String name) {
    return Methods.named(name);
  }
}
