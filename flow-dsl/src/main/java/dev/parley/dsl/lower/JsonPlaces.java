package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Origin;
import dev.parley.dsl.syntax.Range;

/**
 * Finds where the values of a JSON document stand. Whether the document is sound is not its
 * business: it notes what it understands, and stops where it does not.
 */
public final class JsonPlaces {
  private static final int DEEPEST = 512;

  private final String text;
  private final SourceMap.Builder map = new SourceMap.Builder();
  private int at;

  private JsonPlaces(String text) {
    this.text = text;
  }

  /** The places of all values, by their JSON pointers. */
  public static SourceMap of(String json) {
    JsonPlaces places = new JsonPlaces(json);
    places.value("", 0);
    return places.map.build();
  }

  /** value = object | array | string | number | true | false | null */
  private boolean value(String pointer, int depth) {
    blanks();
    int start = at;
    if (at >= text.length() || depth > DEEPEST) {
      return false;
    }
    boolean read =
        switch (text.charAt(at)) {
          case '{' -> object(pointer, depth);
          case '[' -> array(pointer, depth);
          case '"' -> text(pointer);
          default -> word();
        };
    if (start == at || text.charAt(start) != '"') {
      map.put(pointer, head(start));
    }
    return read;
  }

  /** Of what spans lines, the opening bracket alone: a place to point at. */
  private Range head(int start) {
    char first = text.charAt(start);
    return new Range(start, first == '{' || first == '[' ? start + 1 : Math.max(at, start + 1));
  }

  /** object = "{" [ string ":" value { "," string ":" value } ] "}" */
  private boolean object(String pointer, int depth) {
    at++;
    while (!take('}')) {
      if (at >= text.length() || text.charAt(at) != '"') {
        return false;
      }
      Unescaped key = string();
      if (!take(':') || !value(pointer + "/" + escaped(key.text()), depth + 1)) {
        return false;
      }
      take(',');
    }
    return true;
  }

  /** array = "[" [ value { "," value } ] "]" */
  private boolean array(String pointer, int depth) {
    at++;
    for (int i = 0; !take(']'); i++) {
      if (!value(pointer + "/" + i, depth + 1)) {
        return false;
      }
      take(',');
    }
    return true;
  }

  /** Of a text, what stands between its quotes: that is what a fix replaces. */
  private boolean text(String pointer) {
    int start = at;
    Unescaped string = string();
    int end = string.closed() ? at - 1 : at;
    map.put(pointer, new Range(start + 1, Math.max(start + 1, end)), string.origin());
    return string.closed();
  }

  private record Unescaped(String text, Origin origin, boolean closed) {}

  private Unescaped string() {
    StringBuilder unescaped = new StringBuilder();
    Origin.Recorder origin = new Origin.Recorder();
    origin.mark(0, ++at);
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) != '\\') {
        unescaped.append(text.charAt(at++));
        continue;
      }
      escape(unescaped);
      origin.mark(unescaped.length(), at);
    }
    boolean closed = at < text.length();
    at = Math.min(text.length(), at + 1);
    return new Unescaped(unescaped.toString(), origin.done(), closed);
  }

  private void escape(StringBuilder unescaped) {
    char kind = at + 1 < text.length() ? text.charAt(at + 1) : '\\';
    int hexEnd = at + 6;
    if (kind == 'u' && hexEnd <= text.length()) {
      unescaped.append(hex(text.substring(at + 2, hexEnd)));
      at = hexEnd;
      return;
    }
    unescaped.append(
        switch (kind) {
          case 'n' -> '\n';
          case 't' -> '\t';
          case 'r' -> '\r';
          case 'b' -> '\b';
          case 'f' -> '\f';
          default -> kind;
        });
    at = Math.min(text.length(), at + 2);
  }

  private static char hex(String digits) {
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      value = value * 16 + Math.max(0, Character.digit(digits.charAt(i), 16));
    }
    return (char) value;
  }

  private boolean word() {
    int start = at;
    while (at < text.length() && ",]}: \t\r\n\"".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at > start;
  }

  private boolean take(char wanted) {
    blanks();
    boolean there = at < text.length() && text.charAt(at) == wanted;
    at += there ? 1 : 0;
    blanks();
    return there;
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n\uFEFF".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }
}
