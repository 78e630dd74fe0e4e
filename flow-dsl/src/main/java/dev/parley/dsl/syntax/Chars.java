package dev.parley.dsl.syntax;

/** Which characters separate words and which make them. */
final class Chars {

  private static final int TAB = 4;

  private Chars() {}

  /** Whether the character ends a line. */
  static boolean isBreak(int c) {
    return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85;
  }

  /** Blanks one can see: what indents a line or trails behind it. */
  static boolean isSpace(int c) {
    return c == ' '
        || c == '\t'
        || c == 0x0B
        || c == '\f'
        || c == 0xA0
        || (c > 0x7F && Character.getType(c) == Character.SPACE_SEPARATOR);
  }

  /** Anything between words that is not a line's end, also what pasting leaves behind unseen. */
  static boolean isBlank(int c) {
    return isSpace(c) || (c > 0x7F && Character.getType(c) == Character.FORMAT);
  }

  static boolean isWordStart(int c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
    return Character.isUnicodeIdentifierStart(c);
  }

  static boolean isWordPart(int c) {
    if (c < 0x80) {
      return isWordStart(c) || isDigit(c);
    }
    return Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** The offset behind the word that begins at {@code from}; {@code from} itself if none does. */
  static int wordEnd(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (at == from ? !isWordStart(c) : !isWordPart(c)) {
        break;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  /** How far a line that begins at {@code start} is indented before {@code at}. */
  static int indent(String text, int start, int at) {
    int width = 0;
    for (int i = start; i < at; i++) {
      char c = text.charAt(i);
      width += c == '\t' ? TAB : isSpace(c) ? 1 : 0;
    }
    return width;
  }
}
