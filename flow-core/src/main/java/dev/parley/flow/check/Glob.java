package dev.parley.flow.check;

/**
 * A text with gaps that any text can fill.
 *
 * @param text the text; {@link #ANY} is a gap
 * @param source what the author wrote
 */
record Glob(String text, String source) {
  /** Stands for any text; a private character, since a text may hold a real asterisk. */
  static final char ANY = '\uE000';

  /** A test's pattern, in which an asterisk is any text. */
  static Glob pattern(String pattern) {
    return new Glob(pattern.replace('*', ANY), pattern);
  }

  /** Whether some text is both of this and of the other form. */
  boolean meets(Glob other) {
    String a = text;
    String b = other.text;
    boolean[] row = new boolean[b.length() + 1];
    for (int i = a.length(); i >= 0; i--) {
      boolean[] below = row;
      row = new boolean[b.length() + 1];
      for (int j = b.length(); j >= 0; j--) {
        row[j] = meets(a, b, i, j, row, below);
      }
    }
    return row[0];
  }

  /** Whether the rests from {@code i} and {@code j} on can be the same text. */
  private static boolean meets(String a, String b, int i, int j, boolean[] row, boolean[] below) {
    boolean gapA = i < a.length() && a.charAt(i) == ANY;
    boolean gapB = j < b.length() && b.charAt(j) == ANY;
    if (i == a.length() && j == b.length()) {
      return true;
    }
    if (gapA && (below[j] || (j < b.length() && row[j + 1]))) {
      return true;
    }
    if (gapB && (row[j + 1] || (i < a.length() && below[j]))) {
      return true;
    }
    boolean same = i < a.length() && j < b.length() && !gapA && !gapB;
    return same && a.charAt(i) == b.charAt(j) && below[j + 1];
  }
}
