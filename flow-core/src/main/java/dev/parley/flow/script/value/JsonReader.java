package dev.parley.flow.script.value;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.Meter;
import dev.parley.flow.script.ScriptFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON.parse. */
public final class JsonReader {

  private final String text;
  private final Meter meter;
  private int pos;
  private int depth;

  /** Reads within a budget. */
  public JsonReader(String text, Meter meter) {
    this.text = text;
    this.meter = meter;
  }

  /**
   * The value of the whole text.
   *
   * @throws ScriptFault if it is not JSON
   */
  public @Nullable Object read() {
    meter.produce(text.length());
    Object value = value();
    skipBlanks();
    if (pos < text.length()) {
      throw fault();
    }
    return value;
  }

  private ScriptFault fault() {
    String what =
        pos < text.length() ? "`" + text.charAt(pos) + "` at character " + (pos + 1) : "its end";
    return new ScriptFault(FaultCode.SYNTAX, "This JSON text cannot be read at " + what + ".");
  }

  private void skipBlanks() {
    while (pos < text.length() && " \t\n\r".indexOf(text.charAt(pos)) >= 0) {
      pos++;
    }
  }

  private char peek() {
    return pos < text.length() ? text.charAt(pos) : '\0';
  }

  private void expect(char c) {
    if (pos >= text.length() || text.charAt(pos) != c) {
      throw fault();
    }
    pos++;
  }

  private @Nullable Object value() {
    skipBlanks();
    return switch (peek()) {
      case '{' -> nested(true);
      case '[' -> nested(false);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Object nested(boolean object) {
    depth++;
    if (depth > Plain.MAX_DEPTH) {
      throw new ScriptFault(FaultCode.SIZE_LIMIT, "This JSON text is nested too deeply.");
    }
    pos++;
    meter.items(3);
    Object value = object ? object() : list();
    depth--;
    return value;
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    for (int i = 0; i < word.length(); i++) {
      expect(word.charAt(i));
    }
    return value;
  }

  private Map<String, @Nullable Object> object() {
    Map<String, @Nullable Object> object = Objects.empty();
    skipBlanks();
    if (peek() == '}') {
      pos++;
      return object;
    }
    while (true) {
      skipBlanks();
      String key = string();
      skipBlanks();
      expect(':');
      meter.items(2);
      Objects.put(object, key, value());
      skipBlanks();
      if (peek() != ',') {
        expect('}');
        return object;
      }
      pos++;
    }
  }

  private List<@Nullable Object> list() {
    List<@Nullable Object> list = new ArrayList<>();
    skipBlanks();
    if (peek() == ']') {
      pos++;
      return list;
    }
    while (true) {
      meter.items(1);
      list.add(value());
      skipBlanks();
      if (peek() != ',') {
        expect(']');
        return list;
      }
      pos++;
    }
  }

  private String string() {
    expect('"');
    StringBuilder value = new StringBuilder();
    while (pos < text.length() && peek() != '"') {
      char c = peek();
      if (c < ' ') {
        throw fault();
      }
      pos++;
      value.append(c == '\\' ? escape() : c);
    }
    expect('"');
    return value.toString();
  }

  private char escape() {
    char c = peek();
    if ("\"\\/bfnrtu".indexOf(c) < 0 || pos >= text.length()) {
      throw fault();
    }
    pos++;
    return switch (c) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hex();
      default -> c;
    };
  }

  private char hex() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = peek() < 0x80 ? Character.digit(peek(), 16) : -1;
      if (digit < 0) {
        throw fault();
      }
      code = code * 16 + digit;
      pos++;
    }
    return (char) code;
  }

  private Double number() {
    int start = pos;
    pos += peek() == '-' ? 1 : 0;
    if (peek() == '0') {
      pos++;
    } else {
      digits();
    }
    if (peek() == '.') {
      pos++;
      digits();
    }
    if ((peek() | 0x20) == 'e') {
      pos++;
      pos += peek() == '+' || peek() == '-' ? 1 : 0;
      digits();
    }
    return Double.parseDouble(text.substring(start, pos));
  }

  private void digits() {
    int start = pos;
    while (peek() >= '0' && peek() <= '9') {
      pos++;
    }
    if (pos == start) {
      throw fault();
    }
  }
}
