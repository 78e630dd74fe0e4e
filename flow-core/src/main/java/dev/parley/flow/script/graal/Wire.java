package dev.parley.flow.script.graal;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.Json;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.value.Plain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values on their way into a sandbox and out: JSON, in which a number that JSON lacks is a text
 * beginning with a zero unit, and a text that begins with one has two more in front.
 */
final class Wire {
  private static final String TAG = "\0";
  private static final String TEXT_TAG = "\0\0";

  private Wire() {}

  /** Values as a text. */
  static String write(List<? extends @Nullable Object> values) {
    return Json.stringify(tagged(values, 0));
  }

  /** Whether a text has anything in it that plain JSON reads otherwise. */
  static boolean hasTags(String text) {
    return text.contains("\"\\u0000");
  }

  /** The value of a text that a sandbox gave. */
  static @Nullable Object read(String text) {
    Object value = Json.parse(text);
    return hasTags(text) ? untagged(value) : value;
  }

  private static @Nullable Object tagged(@Nullable Object value, int depth) {
    if (depth > Plain.MAX_DEPTH) {
      throw new ScriptFault(FaultCode.SIZE_LIMIT, "The value is nested too deeply.");
    }
    return switch (value) {
      case Double d when !Double.isFinite(d) -> TAG + d;
      case Double d when d == 0 && 1 / d < 0 -> TAG + "-0";
      case String text when text.startsWith(TAG) -> TEXT_TAG + text;
      case List<?> list -> {
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        list.forEach(item -> copy.add(tagged(item, depth + 1)));
        yield copy;
      }
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, item) -> copy.put((String) key, tagged(item, depth + 1)));
        yield copy;
      }
      case null, default -> value;
    };
  }

  /** Reading JSON has bounded the depth already. */
  private static @Nullable Object untagged(@Nullable Object value) {
    return switch (value) {
      case String text when text.startsWith(TEXT_TAG) -> text.substring(TEXT_TAG.length());
      case String text when text.startsWith(TAG) -> Double.valueOf(text.substring(TAG.length()));
      case List<?> list -> {
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        list.forEach(item -> copy.add(untagged(item)));
        yield copy;
      }
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, item) -> copy.put((String) key, untagged(item)));
        yield copy;
      }
      case null, default -> value;
    };
  }
}
