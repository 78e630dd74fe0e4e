package dev.parley.flow.script.value;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.Meter;
import dev.parley.flow.script.ScriptFault;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call of a built-in function, read as ECMAScript reads them.
 *
 * @param run the evaluation under way
 * @param values what was given; what was not given reads as undefined
 */
@SuppressWarnings("ArrayRecordComponent") // Made for one call and never compared.
public record Args(Run run, @Nullable Object[] values) {
  /** How many arguments were given. */
  public int count() {
    return values.length;
  }

  /** Whether an argument was given and is not undefined. */
  public boolean has(int index) {
    return at(index) != Undefined.UNDEFINED;
  }

  /** The argument, or undefined. */
  public @Nullable Object at(int index) {
    return index < values.length ? values[index] : Undefined.UNDEFINED;
  }

  /** The argument as a number. */
  public double number(int index) {
    return Coerce.number(run, at(index));
  }

  /** The argument as a text. */
  public String string(int index) {
    return Coerce.string(run, at(index));
  }

  /** The argument as an integer, also infinite; not a number counts as 0. */
  public double integer(int index) {
    return Coerce.integer(number(index));
  }

  /** The argument as an integer, or {@code fallback} if it is undefined. */
  public double integer(int index, double fallback) {
    return has(index) ? integer(index) : fallback;
  }

  /** A position counted from the start, or from the end if negative, within 0 and length. */
  public int relative(int index, int length, int fallback) {
    if (!has(index)) {
      return fallback;
    }
    double at = integer(index);
    return (int) (at < 0 ? Math.max(length + at, 0) : Math.min(at, length));
  }

  /** The argument as a function; a fault if it is none. */
  public JsFunction function(int index) {
    if (at(index) instanceof JsFunction function) {
      return function;
    }
    throw new ScriptFault(
        FaultCode.TYPE, Describe.value(at(index)) + " stands where a function is needed.");
  }

  /** The budget. */
  public Meter meter() {
    return run.meter();
  }
}
