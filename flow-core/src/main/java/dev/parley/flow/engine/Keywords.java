package dev.parley.flow.engine;

import dev.parley.flow.script.TextFold;

/** Comparison of words a customer writes: case and accents folded, blanks collapsed. */
public final class Keywords {
  private Keywords() {}

  /** The text as {@link TextFold#fold} folds it, with single blanks and none around it. */
  public static String fold(String text) {
    String stripped = text.strip();
    return TextFold.fold(tidy(stripped) ? stripped : collapsed(stripped));
  }

  /** Whether the text has no blanks to collapse for sure: the common case, and a fast one. */
  private static boolean tidy(String stripped) {
    for (int i = 0; i < stripped.length(); i++) {
      char c = stripped.charAt(i);
      if (c > '~' || c < ' ' || (c == ' ' && stripped.charAt(i - 1) == ' ')) {
        return false;
      }
    }
    return true;
  }

  private static String collapsed(String text) {
    StringBuilder words = new StringBuilder(text.length());
    boolean blank = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        blank = !words.isEmpty();
      } else {
        words.append(blank ? " " : "").append(c);
        blank = false;
      }
    }
    return words.toString();
  }
}
