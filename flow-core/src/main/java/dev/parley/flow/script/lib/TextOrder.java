package dev.parley.flow.script.lib;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The order of words in a dictionary, the same for all languages: first by letters, then by
 * accents, then lower case before upper case; blanks, signs and digits come before letters.
 */
final class TextOrder {
  private TextOrder() {}

  /** Below, equal or above: -1, 0 or 1. */
  static double compare(String a, String b) {
    String plainA = decomposed(a);
    String plainB = decomposed(b);
    int order = byLetters(base(plainA), base(plainB));
    if (order == 0) {
      order = lower(plainA).compareTo(lower(plainB));
    }
    if (order == 0) {
      order = plainB.compareTo(plainA);
    }
    return Integer.signum(order);
  }

  private static String decomposed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String base(String text) {
    StringBuilder base = new StringBuilder();
    lower(text)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(base::appendCodePoint);
    return base.toString();
  }

  private static int byLetters(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        int kind = Integer.compare(kind(x), kind(y));
        return kind != 0 ? kind : Character.compare(x, y);
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private static int kind(char c) {
    if (Character.isLetter(c)) {
      return 4;
    }
    if (Character.isDigit(c)) {
      return 3;
    }
    if (Character.isWhitespace(c)) {
      return 0;
    }
    return switch (Character.getType(c)) {
      case Character.MATH_SYMBOL, Character.CURRENCY_SYMBOL, Character.MODIFIER_SYMBOL -> 2;
      default -> 1;
    };
  }
}
