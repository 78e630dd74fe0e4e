package dev.parley.flow.script.eval;

import dev.parley.flow.script.value.Coerce;
import dev.parley.flow.script.value.Run;
import org.jspecify.annotations.Nullable;

/** A piece of a compiled expression. Numbers and truth have ways of their own, without boxes. */
interface Node {
  /** The value. */
  @Nullable Object eval(Run run);

  /** The value as a number. */
  default double number(Run run) {
    Object value = eval(run);
    return value instanceof Double d ? d : Coerce.number(run, value);
  }

  /** Whether the value counts as true. */
  default boolean truth(Run run) {
    return Coerce.truth(eval(run));
  }

  /** Whether the value is a number whatever the variables are. */
  default boolean numeric() {
    return false;
  }
}
