package dev.parley.flow.script.eval;

import dev.parley.flow.script.Expr;
import dev.parley.flow.script.value.Coerce;
import dev.parley.flow.script.value.Powers;
import java.util.function.DoubleBinaryOperator;

/** Compiles operators, picking the node that knows most about its sides. */
final class Operations {
  private final Compiler compiler;

  Operations(Compiler compiler) {
    this.compiler = compiler;
  }

  Node unary(Expr.Unary e) {
    Node operand = compiler.node(e.operand());
    return switch (e.op()) {
      case NOT -> new Conditions.Not(operand);
      case MINUS ->
          operand instanceof Values.NumberConstant n
              ? new Values.NumberConstant(-n.value())
              : new Numbers.Minus(operand);
      case PLUS -> new Numbers.Plus(operand);
      case BIT_NOT -> new Numbers.BitNot(operand);
      case TYPEOF -> new Values.TypeOf(operand);
      case VOID -> new Values.Nothing(operand);
    };
  }

  Node binary(Expr.Binary e) {
    Node left = compiler.node(e.left());
    Node right = compiler.node(e.right());
    return switch (e.op()) {
      case AND -> new Choices.And(left, right);
      case OR -> new Choices.Or(left, right);
      case COALESCE -> new Choices.Coalesce(left, right);
      case STRICT_EQUAL -> same(left, right);
      case STRICT_NOT_EQUAL -> new Conditions.Not(same(left, right));
      case EQUAL -> equal(left, right);
      case NOT_EQUAL -> new Conditions.Not(equal(left, right));
      case LESS -> compare(Conditions.Order.LESS, left, right);
      case LESS_OR_EQUAL -> compare(Conditions.Order.LESS_OR_EQUAL, left, right);
      case GREATER -> compare(Conditions.Order.GREATER, left, right);
      case GREATER_OR_EQUAL -> compare(Conditions.Order.GREATER_OR_EQUAL, left, right);
      case IN -> new Conditions.In(left, right);
      case INSTANCEOF -> new Conditions.InstanceOf(left, right);
      case ADD ->
          left.numeric() && right.numeric()
              ? new Numbers.AddNumbers(left, right)
              : new Numbers.Add(left, right);
      case SUBTRACT -> new Numbers.Subtract(left, right);
      case MULTIPLY -> new Numbers.Multiply(left, right);
      case DIVIDE -> new Numbers.Divide(left, right);
      case REMAINDER -> new Numbers.Remainder(left, right);
      case POWER -> other(Powers::power, left, right);
      case BIT_OR -> other((a, b) -> Coerce.int32(a) | Coerce.int32(b), left, right);
      case BIT_XOR -> other((a, b) -> Coerce.int32(a) ^ Coerce.int32(b), left, right);
      case BIT_AND -> other((a, b) -> Coerce.int32(a) & Coerce.int32(b), left, right);
      case SHIFT_LEFT -> other((a, b) -> Coerce.int32(a) << Coerce.int32(b), left, right);
      case SHIFT_RIGHT -> other((a, b) -> Coerce.int32(a) >> Coerce.int32(b), left, right);
      case SHIFT_RIGHT_UNSIGNED ->
          other((a, b) -> (Coerce.int32(a) >>> Coerce.int32(b)) & 0xFFFFFFFFL, left, right);
    };
  }

  private static Node other(DoubleBinaryOperator op, Node left, Node right) {
    return new Numbers.Other(op, left, right);
  }

  private static Node compare(Conditions.Order order, Node left, Node right) {
    if (left.numeric() && right.numeric()) {
      return new Conditions.CompareNumbers(order, left, right);
    }
    return right instanceof Values.NumberConstant n
        ? new Conditions.CompareNumber(order, left, n.value())
        : new Conditions.Compare(order, left, right);
  }

  private static Node same(Node left, Node right) {
    if (right instanceof Values.NumberConstant n) {
      return new Conditions.SameNumber(left, n.value());
    }
    return right instanceof Values.Constant(String text)
        ? new Conditions.SameText(left, text)
        : new Conditions.Same(left, right);
  }

  private static Node equal(Node left, Node right) {
    return right instanceof Values.Constant(Object value) && value == null
        ? new Conditions.IsNothing(left)
        : new Conditions.Equal(left, right);
  }
}
