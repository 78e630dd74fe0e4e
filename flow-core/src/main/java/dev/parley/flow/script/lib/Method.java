package dev.parley.flow.script.lib;

import dev.parley.flow.script.value.Args;
import org.jspecify.annotations.Nullable;

/**
 * A built-in method of one kind of value.
 *
 * @param <T> the kind of value it stands behind
 */
@FunctionalInterface
public interface Method<T> {
  /** Calls it on a value. */
  @Nullable Object call(T self, Args args);
}
