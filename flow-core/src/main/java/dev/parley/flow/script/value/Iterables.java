package dev.parley.flow.script.value;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be gone through item by item. */
public final class Iterables {
  private Iterables() {}

  /** Whether a value can be spread and taken apart like a list. */
  public static boolean isIterable(@Nullable Object value) {
    return value instanceof List<?> || value instanceof String || value instanceof Iterated;
  }

  /** The items; a list is its own, so the result must not be changed. */
  @SuppressWarnings("unchecked") // Lists in values hold values.
  public static List<? extends @Nullable Object> toList(Run run, @Nullable Object value) {
    return switch (value) {
      case List<?> list -> (List<? extends @Nullable Object>) list;
      case String text -> characters(run, text);
      case Iterated iterated -> iterated.take(run);
      case null, default ->
          throw new ScriptFault(
              FaultCode.TYPE, Describe.value(value) + " cannot be gone through like a list.");
    };
  }

  /** Something other than a list or text that has items. */
  public interface Iterated {
    /** The items that are left; a fresh list. */
    List<@Nullable Object> take(Run run);
  }

  /** The characters of a text; a surrogate pair is one. */
  public static List<@Nullable Object> characters(Run run, String text) {
    run.meter().items(text.length());
    List<@Nullable Object> characters = new ArrayList<>(text.length());
    for (int i = 0; i < text.length(); ) {
      int width = Character.charCount(text.codePointAt(i));
      characters.add(text.substring(i, i + width));
      i += width;
    }
    return characters;
  }
}
