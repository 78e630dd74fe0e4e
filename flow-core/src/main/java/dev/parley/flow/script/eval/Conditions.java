package dev.parley.flow.script.eval;

import dev.parley.flow.script.lib.Kinds;
import dev.parley.flow.script.lib.Members;
import dev.parley.flow.script.value.Arithmetic;
import dev.parley.flow.script.value.Equality;
import dev.parley.flow.script.value.Run;
import org.jspecify.annotations.Nullable;

/** Nodes that compare. */
final class Conditions {
  private Conditions() {}

  /** A node whose value is always true or false. */
  interface Condition extends Node {
    @Override
    boolean truth(Run run);

    @Override
    default Object eval(Run run) {
      return truth(run);
    }

    @Override
    default double number(Run run) {
      return truth(run) ? 1 : 0;
    }
  }

  /** The four order comparisons. */
  enum Order {
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL;

    boolean test(double a, double b) {
      return switch (this) {
        case LESS -> a < b;
        case LESS_OR_EQUAL -> a <= b;
        case GREATER -> a > b;
        case GREATER_OR_EQUAL -> a >= b;
      };
    }

    boolean test(Run run, @Nullable Object a, @Nullable Object b) {
      return switch (this) {
        case LESS -> Arithmetic.less(run, a, b);
        case LESS_OR_EQUAL -> Arithmetic.lessOrEqual(run, a, b);
        case GREATER -> Arithmetic.less(run, b, a);
        case GREATER_OR_EQUAL -> Arithmetic.lessOrEqual(run, b, a);
      };
    }
  }

  /** {@code left < right} and its like. */
  record Compare(Order order, Node left, Node right) implements Condition {
    @Override
    public boolean truth(Run run) {
      Object a = left.eval(run);
      Object b = right.eval(run);
      if (a instanceof Double x && b instanceof Double y) {
        return order.test(x, y);
      }
      return order.test(run, a, b);
    }
  }

  /** {@code left < 5} and its like. */
  record CompareNumber(Order order, Node left, double right) implements Condition {
    @Override
    public boolean truth(Run run) {
      Object a = left.eval(run);
      return a instanceof Double x ? order.test(x, right) : order.test(run, a, right);
    }
  }

  /** An order comparison of two numbers. */
  record CompareNumbers(Order order, Node left, Node right) implements Condition {
    @Override
    public boolean truth(Run run) {
      return order.test(left.number(run), right.number(run));
    }
  }

  /** {@code left === right}. */
  record Same(Node left, Node right) implements Condition {
    @Override
    public boolean truth(Run run) {
      Object a = left.eval(run);
      return Equality.strict(a, right.eval(run));
    }
  }

  /** {@code left === "text"}. */
  record SameText(Node left, String right) implements Condition {
    @Override
    public boolean truth(Run run) {
      return right.equals(left.eval(run));
    }
  }

  /** {@code left === 5}. */
  record SameNumber(Node left, double right) implements Condition {
    @Override
    public boolean truth(Run run) {
      return left.eval(run) instanceof Double d && d == right;
    }
  }

  /** {@code left == right}. */
  record Equal(Node left, Node right) implements Condition {
    @Override
    public boolean truth(Run run) {
      Object a = left.eval(run);
      return Equality.loose(run, a, right.eval(run));
    }
  }

  /** {@code left == null}. */
  record IsNothing(Node left) implements Condition {
    @Override
    public boolean truth(Run run) {
      return Equality.isNothing(left.eval(run));
    }
  }

  /** {@code !operand}. */
  record Not(Node operand) implements Condition {
    @Override
    public boolean truth(Run run) {
      return !operand.truth(run);
    }
  }

  /** {@code left in right}. */
  record In(Node left, Node right) implements Condition {
    @Override
    public boolean truth(Run run) {
      Object key = left.eval(run);
      return Members.has(run, right.eval(run), key);
    }
  }

  /** {@code left instanceof right}. */
  record InstanceOf(Node left, Node right) implements Condition {
    @Override
    public boolean truth(Run run) {
      Object value = left.eval(run);
      return Kinds.isInstance(value, right.eval(run));
    }
  }
}
