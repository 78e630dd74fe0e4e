package dev.parley.flow.script;

/** Which characters are blanks, line ends and parts of names. */
final class Chars {
  private Chars() {}

  static boolean isNewline(int c) {
    return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
  }

  static boolean isBlank(int c) {
    return c == ' '
        || c == '\t'
        || c == 0x0B
        || c == '\f'
        || c == 0xA0
        || c == 0xFEFF
        || (c > 0x7F && Character.getType(c) == Character.SPACE_SEPARATOR);
  }

  static boolean isNameStart(int c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
    }
    return Character.isUnicodeIdentifierStart(c);
  }

  static boolean isNamePart(int c) {
    if (c < 0x80) {
      return isNameStart(c) || isDigit(c);
    }
    return (Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c))
        || c == 0x200C
        || c == 0x200D;
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** The value of a hexadecimal digit, or -1. */
  static int hex(int c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
