package dev.parley.flow.check;

import dev.parley.flow.script.BinaryOp;
import dev.parley.flow.script.Expr;
import dev.parley.flow.script.UnaryOp;
import java.util.HashSet;
import java.util.Set;

/** What a condition says about which names have a value. */
final class Proof {
  private Proof() {}

  /** The names that have a value if the condition holds. */
  static Set<String> whenTrue(Expr condition) {
    return switch (condition.bare()) {
      case Expr.Name name -> Set.of(name.name());
      case Expr.Unary not when not.op() == UnaryOp.NOT -> whenFalse(not.operand());
      case Expr.Binary both when both.op() == BinaryOp.AND ->
          union(whenTrue(both.left()), whenTrue(both.right()));
      case Expr.Binary compared when compares(compared) -> sides(compared);
      case Expr other -> touched(other);
    };
  }

  /** The names that have a value if the condition does not hold. */
  static Set<String> whenFalse(Expr condition) {
    return switch (condition.bare()) {
      case Expr.Unary not when not.op() == UnaryOp.NOT -> whenTrue(not.operand());
      case Expr.Binary either when either.op() == BinaryOp.OR ->
          union(whenFalse(either.left()), whenFalse(either.right()));
      case Expr.Binary equal when isSame(equal.op()) && oneIsNothing(equal) -> sides(equal);
      default -> Set.of();
    };
  }

  /** Whether a comparison that holds means that both sides are something. */
  private static boolean compares(Expr.Binary binary) {
    return switch (binary.op()) {
      case NOT_EQUAL, STRICT_NOT_EQUAL -> oneIsNothing(binary);
      case EQUAL, STRICT_EQUAL -> isLiteral(binary.left()) || isLiteral(binary.right());
      default -> false;
    };
  }

  private static Set<String> sides(Expr.Binary binary) {
    return union(touched(binary.left()), touched(binary.right()));
  }

  /** The name an access begins with: had it no value, the access would not have given one. */
  private static Set<String> touched(Expr expr) {
    return switch (expr.bare()) {
      case Expr.Name name -> Set.of(name.name());
      case Expr.Member member -> touched(member.target());
      case Expr.Index index -> touched(index.target());
      case Expr.Call call -> touched(call.callee());
      case Expr.Chain chain -> touched(chain.inner());
      default -> Set.of();
    };
  }

  static boolean isEquality(BinaryOp op) {
    return isSame(op) || op == BinaryOp.NOT_EQUAL || op == BinaryOp.STRICT_NOT_EQUAL;
  }

  private static boolean isSame(BinaryOp op) {
    return op == BinaryOp.EQUAL || op == BinaryOp.STRICT_EQUAL;
  }

  /** Whether this is {@code null} or {@code undefined}. */
  static boolean isNothing(Expr expr) {
    Expr bare = expr.bare();
    return bare instanceof Expr.Null
        || (bare instanceof Expr.Name name && name.name().equals("undefined"));
  }

  private static boolean oneIsNothing(Expr.Binary binary) {
    return isNothing(binary.left()) || isNothing(binary.right());
  }

  private static boolean isLiteral(Expr expr) {
    Expr bare = expr.bare();
    return bare instanceof Expr.Str || bare instanceof Expr.Num || bare instanceof Expr.Bool;
  }

  private static Set<String> union(Set<String> a, Set<String> b) {
    Set<String> both = new HashSet<>(a);
    both.addAll(b);
    return both;
  }
}
