package dev.parley.flow.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * JSON for people: two blanks a level, and whatever fits on a line stands on one line. The same
 * value always gives the same text.
 */
final class PrettyJson {
  private static final int WIDTH = 100;
  private static final String INDENT = "  ";
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder();

  private PrettyJson() {}

  /** Prints texts, whole numbers, truths, lists and maps; the outermost map is never one line. */
  static String print(Map<String, ?> root) {
    PrettyJson printer = new PrettyJson();
    printer.lines(root, "");
    return printer.out.append('\n').toString();
  }

  private void value(Object value, String indent, int reserve) {
    String line = line(value);
    int column = out.length() - out.lastIndexOf("\n") - 1;
    if (column + line.length() + reserve <= WIDTH || isScalar(value) || line.length() == 2) {
      out.append(line);
    } else {
      lines(value, indent);
    }
  }

  private void lines(Object value, String indent) {
    String inner = indent + INDENT;
    boolean map = value instanceof Map;
    out.append(map ? '{' : '[');
    String separator = "\n";
    for (Object part : map ? ((Map<?, ?>) value).entrySet() : (List<?>) value) {
      out.append(separator).append(inner);
      if (part instanceof Map.Entry<?, ?> entry) {
        quote((String) entry.getKey(), out);
        out.append(": ");
        value(entry.getValue(), inner, 1);
      } else {
        value(part, inner, 1);
      }
      separator = ",\n";
    }
    out.append('\n').append(indent).append(map ? '}' : ']');
  }

  private static boolean isScalar(Object value) {
    return !(value instanceof Map) && !(value instanceof List);
  }

  /** A value on one line. */
  static String line(Object value) {
    return switch (value) {
      case String text -> quoted(text);
      case Map<?, ?> map -> {
        List<String> entries = new ArrayList<>();
        map.forEach((k, v) -> entries.add(quoted((String) k) + ": " + line(v)));
        yield entries.isEmpty() ? "{}" : "{ " + String.join(", ", entries) + " }";
      }
      case List<?> list ->
          "[" + String.join(", ", list.stream().map(PrettyJson::line).toList()) + "]";
      default -> value.toString();
    };
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2);
    quote(text, out);
    return out.toString();
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(text, i, out);
    }
    out.append('"');
  }

  private static void character(String text, int at, StringBuilder out) {
    char c = text.charAt(at);
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c < ' ' || isHalf(text, at)) {
          escape(c, out);
        } else {
          out.append(c);
        }
      }
    }
  }

  /** Whether half an emoji stands here, which UTF-8 cannot hold. */
  private static boolean isHalf(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }

  private static void escape(char c, StringBuilder out) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX.charAt(c >> shift & 0xF));
    }
  }
}
