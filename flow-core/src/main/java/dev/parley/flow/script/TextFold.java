package dev.parley.flow.script;

import java.text.Normalizer;
import java.util.Locale;

/** Texts without case and accents, for comparing what people write. */
public final class TextFold {
  private TextFold() {}

  /**
   * The folded form. Only the combining marks of Latin, Greek and Cyrillic writing are dropped: in
   * Indic and other scripts marks are vowels, and without them words would become other words.
   */
  public static String fold(String text) {
    if (ascii(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    StringBuilder bare = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      boolean mark = (c >= '\u0300' && c <= '\u036F') || c == '\uFE0F' || c == '\u200D';
      if (!mark) {
        bare.append(c);
      }
    }
    String lower = bare.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(withoutStrokes(lower), Normalizer.Form.NFC);
  }

  private static boolean ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  /** Letters with a stroke and joined letters have no accent that could be taken off. */
  private static String withoutStrokes(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case 'ø' -> plain.append('o');
        case 'ł' -> plain.append('l');
        case 'đ', 'ð' -> plain.append('d');
        case 'æ' -> plain.append("ae");
        case 'œ' -> plain.append("oe");
        case 'þ' -> plain.append("th");
        default -> plain.append(c);
      }
    }
    return plain.toString();
  }
}
