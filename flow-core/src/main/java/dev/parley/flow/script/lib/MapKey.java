package dev.parley.flow.script.lib;

import dev.parley.flow.script.value.Coerce;
import dev.parley.flow.script.value.Equality;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A value as a key of Map and Set: equal as SameValueZero has it. */
record MapKey(@Nullable Object value) {
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MapKey key && Equality.sameZero(value, key.value);
  }

  @Override
  public int hashCode() {
    if (value instanceof Double d) {
      return Double.hashCode(d + 0.0);
    }
    return Coerce.isPrimitive(value) ? Objects.hashCode(value) : System.identityHashCode(value);
  }
}
