package dev.parley.flow.script.value;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that can be called: an arrow function or a built-in one. */
public interface JsFunction {
  /** Calls it; {@code self} is what stands before the dot. */
  @Nullable Object call(Run run, @Nullable Object self, @Nullable Object... arguments);

  /** Its name, or an empty text. */
  default String name() {
    return "";
  }

  /** How many parameters it declares. */
  default int length() {
    return 0;
  }

  /** What can be read from it after a dot, such as {@code Number.MAX_SAFE_INTEGER}. */
  default Map<String, @Nullable Object> members() {
    return Map.of();
  }

  /** How it prints; what an author wrote is not kept, so only built-in functions can. */
  default String text() {
    return "function " + name() + "() { [native code] }";
  }

  /** How many arguments a caller with a list at hand needs to pass at most. */
  default int interest() {
    return 3;
  }
}
