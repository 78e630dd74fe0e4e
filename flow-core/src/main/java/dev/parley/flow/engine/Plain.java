package dev.parley.flow.engine;

import dev.parley.flow.script.Json;
import dev.parley.flow.script.value.NumberText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as the plain texts that the world outside of flows takes. */
final class Plain {
  private Plain() {}

  /** A value as text; null is empty, lists and objects are JSON. */
  static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case String text -> text;
      case Double number -> NumberText.of(number);
      case List<?> list -> Json.stringify(list);
      case Map<?, ?> map -> Json.stringify(map);
      default -> String.valueOf(value);
    };
  }

  /**
   * A value as text that must be there.
   *
   * @param what what it is for, in the message
   */
  static String required(@Nullable Object value, String what) {
    String text = text(value).strip();
    if (text.isEmpty()) {
      throw new FlowFault(FlowFault.BAD_VALUE, what + " is missing");
    }
    return text;
  }

  /** A value in one line: a line break in a header would begin another header. */
  static String line(Object value, String what) {
    String text = text(value);
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ') {
        throw new FlowFault(FlowFault.BAD_VALUE, what + " has a line break in it");
      }
    }
    return text;
  }

  /** An object's fields as a web form sends them; null ones are left out. */
  static String fields(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new FlowFault(FlowFault.BAD_VALUE, "a form's fields came out as no object");
    }
    StringBuilder fields = new StringBuilder();
    map.forEach((name, field) -> {
      if (field != null) {
        fields.append(fields.isEmpty() ? "" : "&");
        fields.append(encoded(String.valueOf(name))).append('=').append(encoded(text(field)));
      }
    });
    return fields.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
