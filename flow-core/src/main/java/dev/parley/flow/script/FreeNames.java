package dev.parley.flow.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the names that an expression takes from outside. */
public final class FreeNames {
  private final List<Expr.Name> found = new ArrayList<>();
  private final Deque<Set<String>> scopes = new ArrayDeque<>();

  private FreeNames() {}

  /**
   * Every use of a name that is not a parameter of an arrow function around it, in the order of the
   * text. What the language itself offers ({@link Script#builtIn}) is among them, since a flow's
   * own variable may have the same name.
   */
  public static List<Expr.Name> of(Expr expr) {
    FreeNames walk = new FreeNames();
    walk.visit(expr);
    return List.copyOf(walk.found);
  }

  private void visit(Expr expr) {
    switch (expr) {
      case Expr.Name name -> visitName(name);
      case Expr.Arrow arrow -> visitArrow(arrow);
      default -> expr.children().forEach(this::visit);
    }
  }

  private void visitName(Expr.Name name) {
    if (scopes.stream().noneMatch(scope -> scope.contains(name.name()))) {
      found.add(name);
    }
  }

  private void visitArrow(Expr.Arrow arrow) {
    Set<String> parameters = new HashSet<>();
    arrow.parameters().forEach(p -> p.names().forEach(bind -> parameters.add(bind.name())));
    scopes.push(parameters);
    arrow.children().forEach(this::visit);
    scopes.pop();
  }
}
