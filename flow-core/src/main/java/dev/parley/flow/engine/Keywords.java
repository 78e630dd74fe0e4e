package dev.parley.flow.engine;

import java.text.Normalizer;
import java.util.Locale;

/** Comparison of words a customer writes: case and accents folded, blanks collapsed. */
public final class Keywords {
  private Keywords() {}

  /**
   * The folded form. Only the combining marks of Latin, Greek and Cyrillic writing are dropped: in
   * Indic and other scripts marks are vowels, and without them words would become other words.
   */
  public static String fold(String text) {
    String stripped = text.strip();
    if (ascii(stripped)) {
      return lower(stripped);
    }
    String decomposed = Normalizer.normalize(stripped, Normalizer.Form.NFKD);
    StringBuilder folded = new StringBuilder(decomposed.length());
    boolean blank = false;
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      if ((c >= '\u0300' && c <= '\u036F') || c == '\uFE0F' || c == '\u200D') {
        continue;
      }
      boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
      if (!space || !blank) {
        folded.append(space ? ' ' : c);
      }
      blank = space;
    }
    String lower = folded.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(lower, Normalizer.Form.NFC);
  }

  /** Whether the text needs no more than small letters: the common case, and a fast one. */
  private static boolean ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > '~' || c < ' ' || (c == ' ' && text.charAt(i - 1) == ' ')) {
        return false;
      }
    }
    return true;
  }

  private static String lower(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      char c = ascii.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        return ascii.toLowerCase(Locale.ROOT);
      }
    }
    return ascii;
  }
}
