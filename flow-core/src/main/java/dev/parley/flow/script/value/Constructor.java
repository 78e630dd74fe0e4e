package dev.parley.flow.script.value;

import org.jspecify.annotations.Nullable;

/** A function that can stand after {@code new}. */
public interface Constructor extends JsFunction {
  /** Makes a new object. */
  @Nullable Object construct(Args args);
}
