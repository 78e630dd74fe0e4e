package dev.parley.flow.script.value;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names values in sentences for authors. */
public final class Describe {
  private static final int MAX = 40;

  private Describe() {}

  /** The value in a few words. */
  public static String value(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String text -> "the text \"" + shortened(text) + "\"";
      case Double number -> "the number " + NumberText.of(number);
      case List<?> list -> "a list";
      case Map<?, ?> map -> "an object";
      case JsFunction function -> "a function";
      default -> String.valueOf(value);
    };
  }

  /** A text, cut where it is long. */
  public static String shortened(String text) {
    return text.length() <= MAX ? text : text.substring(0, MAX) + "…";
  }
}
