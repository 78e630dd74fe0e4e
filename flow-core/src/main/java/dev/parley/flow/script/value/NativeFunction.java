package dev.parley.flow.script.value;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A built-in function.
 *
 * @param name its name
 * @param length how many parameters it declares
 * @param body what it does
 * @param members what can be read from it after a dot
 */
public record NativeFunction(
    String name, int length, Body body, Map<String, @Nullable Object> members)
    implements JsFunction {

  /** A function without members. */
  public NativeFunction(String name, int length, Body body) {
    this(name, length, body, Map.of());
  }

  /** What a built-in function does. */
  @FunctionalInterface
  public interface Body {
    /** Calls it. */
    @Nullable Object call(Args args);
  }

  @Override
  public @Nullable Object call(Run run, @Nullable Object self, @Nullable Object... arguments) {
    return body.call(new Args(run, arguments));
  }
}
