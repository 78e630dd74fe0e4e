package dev.parley.dsl.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word somebody probably meant. */
public final class Spelling {

  private static final int LONGEST = 64;

  private Spelling() {}

  /**
   * The nearest of some words, if it is near enough: a third of the letters may be wrong, one in
   * words of three to five letters, and only case in shorter ones.
   */
  public static Optional<String> nearest(String word, Collection<String> known) {
    String best = null;
    int least = word.length() < 3 ? 0 : Math.min(3, Math.max(1, word.length() / 3));
    if (word.isEmpty() || word.length() > LONGEST) {
      return Optional.empty();
    }
    String folded = word.toLowerCase(Locale.ROOT);
    for (String candidate : known) {
      if (candidate.equals(word) || Math.abs(candidate.length() - word.length()) > least) {
        continue;
      }
      int distance = distance(folded, candidate.toLowerCase(Locale.ROOT), least);
      if (distance < least || (distance == least && best == null)) {
        best = candidate;
        least = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Damerau-Levenshtein (adjacent swaps count as one), or {@code limit + 1} if it is beyond. */
  static int distance(String a, String b, int limit) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        row[j] = step(a, b, i, j, last, row);
        if (swapped(a, b, i, j)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least > limit) {
        return limit + 1;
      }
      int[] free = before;
      before = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }

  private static int step(String a, String b, int i, int j, int[] last, int[] row) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    return Math.min(last[j - 1] + change, Math.min(last[j], row[j - 1]) + 1);
  }

  private static boolean swapped(String a, String b, int i, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
