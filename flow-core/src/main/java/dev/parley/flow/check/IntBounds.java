package dev.parley.flow.check;

import dev.parley.flow.model.Action;
import dev.parley.flow.script.BinaryOp;
import dev.parley.flow.script.Expr;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How long whole numbers can be: those that only a question sets, and its checks bound. */
final class IntBounds {
  private static final int TOO_LONG = 17;

  private final Map<String, Integer> digits = new HashMap<>();
  private final Set<String> unbounded = new HashSet<>();

  IntBounds(Subject subject) {
    for (Outline.Placed placed : subject.outline().actions) {
      switch (placed.action()) {
        case Action.Assign assign -> unbounded.add(FlowNames.root(assign.path()));
        case Action.Ask ask -> ask(subject, ask, placed.pointer());
        default -> {}
      }
    }
  }

  private void ask(Subject subject, Action.Ask ask, String pointer) {
    int longest = TOO_LONG;
    for (int i = 0; i < ask.rules().checks().size(); i++) {
      Expr check =
          subject
              .outline()
              .site(pointer + "/checks/" + i + "/js")
              .map(site -> site.exprs().getFirst())
              .orElseThrow();
      longest = Math.min(longest, longest(check, ask.variable()));
    }
    if (longest == TOO_LONG || ask.rules().parse().isPresent()) {
      unbounded.add(ask.variable());
    } else {
      digits.merge(ask.variable(), longest, Math::max);
    }
  }

  /** The digits that {@code x <= 5 && …} leaves. */
  private static int longest(Expr check, String name) {
    if (!(check.bare() instanceof Expr.Binary binary)) {
      return TOO_LONG;
    }
    return switch (binary.op()) {
      case AND -> Math.min(longest(binary.left(), name), longest(binary.right(), name));
      case LESS, LESS_OR_EQUAL -> bound(binary.left(), binary.right(), binary.op(), name);
      case GREATER, GREATER_OR_EQUAL -> bound(binary.right(), binary.left(), binary.op(), name);
      default -> TOO_LONG;
    };
  }

  private static int bound(Expr side, Expr limit, BinaryOp op, String name) {
    boolean about = side.bare() instanceof Expr.Name read && read.name().equals(name);
    if (!about || !(limit.bare() instanceof Expr.Num number) || number.value() < 1) {
      return TOO_LONG;
    }
    boolean open = op == BinaryOp.LESS || op == BinaryOp.GREATER;
    double most = Math.floor(open ? number.value() - 1 : number.value());
    return most < 1e15 ? Long.toString((long) most).length() : TOO_LONG;
  }

  /** The digits of a variable's largest value; 0 where nothing bounds it. */
  int digits(String name) {
    return unbounded.contains(name) ? 0 : digits.getOrDefault(name, 0);
  }
}
