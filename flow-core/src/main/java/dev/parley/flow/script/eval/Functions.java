package dev.parley.flow.script.eval;

import dev.parley.flow.script.Expr;
import dev.parley.flow.script.Pattern;
import dev.parley.flow.script.regex.Regex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiles calls, arrow functions with their parameters, and regular expressions. */
final class Functions {
  private final Compiler compiler;

  Functions(Compiler compiler) {
    this.compiler = compiler;
  }

  /** A call; a method keeps the value before its dot. */
  Node call(Expr.Call e) {
    return switch (e.callee().bare()) {
      case Expr.Member m -> method(m, e);
      case Expr.Index i ->
          new Calls.ComputedCall(
              compiler.node(i.target()),
              compiler.node(i.index()),
              arguments(e.arguments()),
              new Calls.Optional(i.optional(), e.optional()));
      default -> {
        String name = e.callee() instanceof Expr.Name n ? n.name() : "";
        yield new Calls.FunctionCall(
            compiler.node(e.callee()), name, arguments(e.arguments()), e.optional());
      }
    };
  }

  private Node method(Expr.Member m, Expr.Call e) {
    Node target = compiler.node(m.target());
    Object known = Compiler.builtInMember(target, m.name());
    if (known != null) {
      return new Calls.FunctionCall(
          Compiler.constant(known), m.name(), arguments(e.arguments()), e.optional());
    }
    return new Calls.MethodCall(
        target,
        m.name(),
        Compiler.methods(m.name()),
        arguments(e.arguments()),
        new Calls.Optional(m.optional(), e.optional()));
  }

  Calls.Arguments arguments(List<Expr> arguments) {
    List<Node> nodes = compiler.nodes(arguments);
    boolean spread = nodes.stream().anyMatch(Collections.SpreadItems.class::isInstance);
    return new Calls.Arguments(nodes.toArray(Node[]::new), spread);
  }

  Node regex(Expr.Regex e) {
    return Coverage.covers(e)
        ? new Collections.MakeRegex(Regex.of(e.pattern(), e.flags()))
        : new Values.NotCovered("A regular expression with the flag d or v");
  }

  Node arrow(Expr.Arrow e) {
    return compiler.scoped(scope -> {
      int before = compiler.nodes();
      List<Binder> binders = new ArrayList<>();
      e.parameters().forEach(p -> binders.add(binder(p, scope)));
      Node body = compiler.node(e.body());
      boolean rest = !e.parameters().isEmpty() && e.parameters().getLast() instanceof Pattern.Rest;
      int cost = compiler.nodes() - before;
      return new Closures.Make(
          new Closures.Code(
              List.copyOf(binders),
              rest,
              scope.size(),
              compiler.deepest() + 8,
              cost,
              declared(e.parameters())),
          body);
    });
  }

  /** The function's {@code length}: parameters before the first with a default. */
  private static int declared(List<Pattern> parameters) {
    int count = 0;
    for (Pattern p : parameters) {
      if (p instanceof Pattern.WithDefault || p instanceof Pattern.Rest) {
        break;
      }
      count++;
    }
    return count;
  }

  private Binder binder(Pattern pattern, Scope scope) {
    return switch (pattern) {
      case Pattern.Bind p -> new Binder.Whole(scope.declare(p.name()));
      case Pattern.Rest p -> binder(p.pattern(), scope);
      case Pattern.WithDefault p -> {
        Binder inner = binder(p.pattern(), scope);
        yield new Binder.Default(inner, compiler.node(p.value()));
      }
      case Pattern.ArrayPattern p -> items(p, scope);
      case Pattern.ObjectPattern p -> properties(p, scope);
    };
  }

  private Binder items(Pattern.ArrayPattern p, Scope scope) {
    List<Binder.Place> places = new ArrayList<>();
    Binder rest = null;
    for (Optional<Pattern> item : p.items()) {
      if (item.isPresent() && item.get() instanceof Pattern.Rest last) {
        rest = binder(last, scope);
      } else {
        places.add(new Binder.Place(item.isPresent() ? binder(item.get(), scope) : null));
      }
    }
    return new Binder.Items(List.copyOf(places), rest);
  }

  private Binder properties(Pattern.ObjectPattern p, Scope scope) {
    List<Binder.Field> fields = new ArrayList<>();
    for (Pattern.Field field : p.fields()) {
      fields.add(new Binder.Field(compiler.node(field.key()), binder(field.pattern(), scope)));
    }
    @Nullable Binder rest = p.rest().isPresent() ? binder(p.rest().get(), scope) : null;
    return new Binder.Properties(List.copyOf(fields), rest);
  }
}
