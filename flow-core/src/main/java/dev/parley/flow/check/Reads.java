package dev.parley.flow.check;

import dev.parley.flow.script.BinaryOp;
import dev.parley.flow.script.Expr;
import dev.parley.flow.script.UnaryOp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds where an expression reads a name that may have no value. A read that expects this is none:
 * {@code x ?? y}, {@code x?.y}, {@code x == null}, and {@code x} where only its truth counts.
 */
final class Reads {
  private final List<Expr.Name> found = new ArrayList<>();

  private Reads() {}

  /**
   * The unguarded reads.
   *
   * @param known names that have a value
   * @param condition whether only the expression's truth counts
   */
  static List<Expr.Name> unguarded(Expr expr, Set<String> known, boolean condition) {
    Reads reads = new Reads();
    reads.visit(expr, known, condition);
    return reads.found;
  }

  private void visit(Expr expr, Set<String> known, boolean guarded) {
    switch (expr) {
      case Expr.Name name -> {
        if (!guarded && !known.contains(name.name())) {
          found.add(name);
        }
      }
      case Expr.Paren paren -> visit(paren.inner(), known, guarded);
      case Expr.Chain chain -> visit(chain.inner(), known, guarded);
      case Expr.Unary unary -> visit(unary.operand(), known, asksForNothing(unary.op()));
      case Expr.Binary binary -> binary(binary, known);
      case Expr.Conditional choice -> {
        visit(choice.condition(), known, true);
        visit(choice.yes(), with(known, Proof.whenTrue(choice.condition())), guarded);
        visit(choice.no(), with(known, Proof.whenFalse(choice.condition())), guarded);
      }
      case Expr.Member member -> visit(member.target(), known, member.optional());
      case Expr.Index index -> {
        visit(index.target(), known, index.optional());
        visit(index.index(), known, false);
      }
      case Expr.Call call -> {
        visit(call.callee(), known, call.optional());
        call.arguments().forEach(argument -> visit(argument, known, false));
      }
      case Expr.Arrow arrow -> {
        Set<String> inside = new HashSet<>(known);
        arrow.parameters().forEach(p -> p.names().forEach(bind -> inside.add(bind.name())));
        arrow.children().forEach(child -> visit(child, inside, false));
      }
      default -> expr.children().forEach(child -> visit(child, known, false));
    }
  }

  private static boolean asksForNothing(UnaryOp op) {
    return op == UnaryOp.NOT || op == UnaryOp.TYPEOF;
  }

  private void binary(Expr.Binary binary, Set<String> known) {
    BinaryOp op = binary.op();
    boolean againstNothing =
        Proof.isEquality(op) && (Proof.isNothing(binary.left()) || Proof.isNothing(binary.right()));
    visit(binary.left(), known, op.logical() || againstNothing);
    Set<String> then =
        switch (op) {
          case AND -> with(known, Proof.whenTrue(binary.left()));
          case OR -> with(known, Proof.whenFalse(binary.left()));
          default -> known;
        };
    visit(binary.right(), then, againstNothing);
  }

  private static Set<String> with(Set<String> known, Set<String> proven) {
    if (proven.isEmpty()) {
      return known;
    }
    Set<String> both = new HashSet<>(known);
    both.addAll(proven);
    return both;
  }
}
