package dev.parley.flow.script.eval;

import dev.parley.flow.script.Expr;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Tells whether an expression may change a list or object; if so it gets copies of the variables.
 */
final class Mutations {
  private static final Set<String> CHANGING =
      Set.of(
          "push",
          "pop",
          "shift",
          "unshift",
          "splice",
          "sort",
          "reverse",
          "fill",
          "copyWithin",
          "assign");

  private Mutations() {}

  static boolean possible(Expr root) {
    Deque<Expr> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      Expr e = open.pop();
      boolean changes =
          switch (e) {
            case Expr.Member m -> CHANGING.contains(m.name());
            // A name that is calculated could be any of them, unless it is only a place in a list.
            case Expr.Call c -> c.callee().bare() instanceof Expr.Index i && !isPlace(i.index());
            case Expr.Arrow a -> destructures(a);
            default -> false;
          };
      if (changes) {
        return true;
      }
      e.children().forEach(open::push);
    }
    return false;
  }

  private static boolean isPlace(Expr index) {
    return index.bare() instanceof Expr.Num;
  }

  /** {@code ({push}) => …} would take the method out of the list. */
  private static boolean destructures(Expr.Arrow arrow) {
    return arrow.parameters().stream()
        .anyMatch(p ->
            p.expressions().stream()
                .anyMatch(k -> k instanceof Expr.Str s && CHANGING.contains(s.value())));
  }
}
