package dev.parley.flow.script.eval;

import dev.parley.flow.script.value.Arithmetic;
import dev.parley.flow.script.value.Coerce;
import dev.parley.flow.script.value.Run;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/** Nodes that calculate with numbers. */
final class Numbers {
  private Numbers() {}

  /** A node whose value is always a number. */
  interface Numeric extends Node {
    @Override
    double number(Run run);

    @Override
    default Object eval(Run run) {
      return number(run);
    }

    @Override
    default boolean truth(Run run) {
      double value = number(run);
      return value != 0 && !Double.isNaN(value);
    }

    @Override
    default boolean numeric() {
      return true;
    }
  }

  /** {@code left + right} of two numbers. */
  record AddNumbers(Node left, Node right) implements Numeric {
    @Override
    public double number(Run run) {
      return left.number(run) + right.number(run);
    }
  }

  /** {@code left + right}, numbers or texts. */
  record Add(Node left, Node right) implements Node {
    @Override
    public @Nullable Object eval(Run run) {
      Object a = left.eval(run);
      return Arithmetic.add(run, a, right.eval(run));
    }

    @Override
    public double number(Run run) {
      Object a = left.eval(run);
      Object b = right.eval(run);
      if (a instanceof Double x && b instanceof Double y) {
        return x + y;
      }
      return Coerce.number(run, Arithmetic.add(run, a, b));
    }
  }

  /** {@code left - right}. */
  record Subtract(Node left, Node right) implements Numeric {
    @Override
    public double number(Run run) {
      return left.number(run) - right.number(run);
    }
  }

  /** {@code left * right}. */
  record Multiply(Node left, Node right) implements Numeric {
    @Override
    public double number(Run run) {
      return left.number(run) * right.number(run);
    }
  }

  /** {@code left / right}. */
  record Divide(Node left, Node right) implements Numeric {
    @Override
    public double number(Run run) {
      return left.number(run) / right.number(run);
    }
  }

  /** {@code left % right}. */
  record Remainder(Node left, Node right) implements Numeric {
    @Override
    public double number(Run run) {
      return left.number(run) % right.number(run);
    }
  }

  /** The rarer operators between numbers. */
  record Other(DoubleBinaryOperator op, Node left, Node right) implements Numeric {
    @Override
    public double number(Run run) {
      return op.applyAsDouble(left.number(run), right.number(run));
    }
  }

  /** {@code -operand}. */
  record Minus(Node operand) implements Numeric {
    @Override
    public double number(Run run) {
      return -operand.number(run);
    }
  }

  /** {@code +operand}. */
  record Plus(Node operand) implements Numeric {
    @Override
    public double number(Run run) {
      return operand.number(run);
    }
  }

  /** {@code ~operand}. */
  record BitNot(Node operand) implements Numeric {
    @Override
    public double number(Run run) {
      return ~Coerce.int32(operand.number(run));
    }
  }
}
