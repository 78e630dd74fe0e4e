package dev.parley.flow.script.eval;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.value.Coerce;
import dev.parley.flow.script.value.Run;
import dev.parley.flow.script.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Nodes that only fetch a value. */
final class Values {
  private Values() {}

  /** A value known when the expression was compiled. */
  record Constant(@Nullable Object value) implements Node {
    @Override
    public @Nullable Object eval(Run run) {
      return value;
    }
  }

  /** A number known when the expression was compiled. */
  record NumberConstant(double value, Double boxed) implements Node {
    NumberConstant(double value) {
      this(value, value);
    }

    @Override
    public Object eval(Run run) {
      return boxed;
    }

    @Override
    public double number(Run run) {
      return value;
    }

    @Override
    public boolean numeric() {
      return true;
    }
  }

  /** A variable of the flow. */
  record Slot(int slot) implements Node {
    @Override
    public @Nullable Object eval(Run run) {
      return run.env().slot(slot);
    }
  }

  /** A variable of the flow in an expression that may change lists: it sees a copy. */
  record CopiedSlot(int slot) implements Node {
    @Override
    public @Nullable Object eval(Run run) {
      return run.copied(run.env().slot(slot));
    }
  }

  /** A parameter of the function around. */
  record Local(int index) implements Node {
    @Override
    public @Nullable Object eval(Run run) {
      return run.locals[index];
    }
  }

  /** A parameter of a function further out. */
  record OuterLocal(int levels, int index) implements Node {
    @Override
    public @Nullable Object eval(Run run) {
      @Nullable Object[] locals = run.locals;
      for (int i = 0; i < levels; i++) {
        locals = Closures.outer(locals);
      }
      return locals[index];
    }
  }

  /** A name that nothing declares. */
  record Unknown(String name) implements Node {
    @Override
    public @Nullable Object eval(Run run) {
      throw new ScriptFault(FaultCode.UNKNOWN_NAME, "Nothing is called `" + name + "` here.");
    }
  }

  /** A part of JavaScript that is left to other evaluators. */
  record NotCovered(String what) implements Node {
    @Override
    public @Nullable Object eval(Run run) {
      throw new ScriptFault(FaultCode.NOT_COVERED, what + " cannot be evaluated natively.");
    }
  }

  /** An expression with a mistake in it. */
  record Unreadable() implements Node {
    @Override
    public @Nullable Object eval(Run run) {
      throw new ScriptFault(FaultCode.SYNTAX, "The expression has a mistake and cannot run.");
    }
  }

  /** {@code typeof operand}. */
  record TypeOf(Node operand) implements Node {
    @Override
    public Object eval(Run run) {
      return operand instanceof Unknown ? "undefined" : Coerce.typeOf(operand.eval(run));
    }
  }

  /** {@code void operand}. */
  record Nothing(Node operand) implements Node {
    @Override
    public Object eval(Run run) {
      Object ignored = operand.eval(run);
      return ignored == Undefined.UNDEFINED ? ignored : Undefined.UNDEFINED;
    }
  }
}
