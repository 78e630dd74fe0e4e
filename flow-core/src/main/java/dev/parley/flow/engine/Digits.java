package dev.parley.flow.engine;

/** Digits of any script. */
final class Digits {
  private static final int MOST_DIGITS = 3;

  private Digits() {}

  /** The text with every script's digits written 0 to 9. */
  static String latin(String text) {
    StringBuilder latin = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          int digit = Character.isDigit(c) ? Character.digit(c, 10) : -1;
          if (digit >= 0) {
            latin.append((char) ('0' + digit));
          } else {
            latin.appendCodePoint(c);
          }
        });
    return latin.toString();
  }

  /** A small number standing alone, as {@code 2}, {@code 2.} or {@code 2)}; -1 if it is not. */
  static int ordinal(String text) {
    String latin = latin(text.strip());
    if (latin.endsWith(".") || latin.endsWith(")")) {
      latin = latin.substring(0, latin.length() - 1);
    }
    if (latin.isEmpty() || latin.length() > MOST_DIGITS) {
      return -1;
    }
    for (int i = 0; i < latin.length(); i++) {
      if (latin.charAt(i) < '0' || latin.charAt(i) > '9') {
        return -1;
      }
    }
    return Integer.parseInt(latin);
  }
}
