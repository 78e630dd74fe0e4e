package dev.parley.flow.script.value;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A built-in function that also makes objects, such as {@code Date}.
 *
 * @param name its name
 * @param plain what it does when it is called
 * @param making what it does after {@code new}
 * @param members what can be read from it after a dot
 */
public record NativeConstructor(
    String name,
    NativeFunction.Body plain,
    NativeFunction.Body making,
    Map<String, @Nullable Object> members)
    implements Constructor {
  @Override
  public @Nullable Object call(Run run, @Nullable Object self, @Nullable Object... arguments) {
    return plain.call(new Args(run, arguments));
  }

  @Override
  public @Nullable Object construct(Args args) {
    return making.call(args);
  }

  @Override
  public int length() {
    return 1;
  }
}
