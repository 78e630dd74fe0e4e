package dev.parley.flow.script.regex;

import org.jspecify.annotations.Nullable;

/** A pattern and the place in it where reading stands. */
final class PatternText {
  private final String text;
  private final boolean unicode;
  private int pos;

  PatternText(String text, boolean unicode) {
    this.text = text;
    this.unicode = unicode;
  }

  boolean unicode() {
    return unicode;
  }

  boolean atEnd() {
    return pos >= text.length();
  }

  int pos() {
    return pos;
  }

  void pos(int newPos) {
    pos = newPos;
  }

  /** The next UTF-16 unit, or -1 at the end. */
  int peek() {
    return peek(0);
  }

  int peek(int ahead) {
    return pos + ahead < text.length() ? text.charAt(pos + ahead) : -1;
  }

  void skip(int units) {
    pos += units;
  }

  /** Takes the next character: a code point with flag u, else a UTF-16 unit. */
  int next() {
    int c = unicode ? text.codePointAt(pos) : text.charAt(pos);
    pos += unicode ? Character.charCount(c) : 1;
    return c;
  }

  boolean take(char expected) {
    if (peek() != expected) {
      return false;
    }
    pos++;
    return true;
  }

  boolean looking(String expected) {
    return text.startsWith(expected, pos);
  }

  boolean take(String expected) {
    if (!looking(expected)) {
      return false;
    }
    pos += expected.length();
    return true;
  }

  /** The two numbers of {@code {1,2}} if that stands here; -1 is no limit. */
  int @Nullable [] braces() {
    int start = pos;
    int[] found = takeBracesHere();
    pos = start;
    return found;
  }

  int[] takeBraces() {
    int[] found = takeBracesHere();
    return found == null ? new int[] {0, 0} : found;
  }

  private int @Nullable [] takeBracesHere() {
    if (!take('{') || !isDigit(peek())) {
      return null;
    }
    int min = decimal();
    int max = min;
    if (take(',')) {
      max = isDigit(peek()) ? decimal() : -1;
    }
    return take('}') ? new int[] {min, max} : null;
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** A decimal number; very large ones become the largest int. */
  int decimal() {
    long value = 0;
    while (isDigit(peek())) {
      value = Math.min(value * 10 + (peek() - '0'), Integer.MAX_VALUE);
      pos++;
    }
    return (int) value;
  }

  /** The given number of hexadecimal digits as a number, or -1 if they are not there. */
  int hex(int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = peek(i) < 0x80 ? Character.digit(peek(i), 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    pos += digits;
    return value;
  }

  /** A group's name with its closing bracket. */
  String name() throws RegexFault {
    StringBuilder name = new StringBuilder();
    while (!atEnd() && peek() != '>') {
      int c = text.codePointAt(pos);
      pos += Character.charCount(c);
      boolean fits =
          name.isEmpty()
              ? Character.isUnicodeIdentifierStart(c) || c == '$' || c == '_'
              : Character.isUnicodeIdentifierPart(c) || c == '$';
      if (!fits) {
        throw new RegexFault("a group's name is not a name");
      }
      name.appendCodePoint(c);
    }
    if (name.isEmpty() || !take('>')) {
      throw new RegexFault("a group's name is not complete");
    }
    return name.toString();
  }
}
