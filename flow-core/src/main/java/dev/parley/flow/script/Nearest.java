package dev.parley.flow.script;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that an author probably meant. */
public final class Nearest {
  private static final int LONGEST = 64;
  private static final int SHORT = 3;

  private Nearest() {}

  /**
   * The nearest of some words, if it is near enough: a third of the letters may differ, but never
   * more than three; a swap of neighbours counts as one.
   */
  public static Optional<String> to(String word, Collection<String> known) {
    if (word.isEmpty() || word.length() > LONGEST) {
      return Optional.empty();
    }
    String folded = word.toLowerCase(Locale.ROOT);
    int least = 1 + allowed(word);
    String best = null;
    for (String candidate : known) {
      int distance = distance(folded, candidate.toLowerCase(Locale.ROOT), least);
      if (distance < least && !candidate.equals(word)) {
        best = candidate;
        least = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  private static int allowed(String word) {
    return word.length() < SHORT ? 0 : Math.min(SHORT, Math.max(1, word.length() / SHORT));
  }

  /** Edits between two words, at least {@code limit} where it is not less. */
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) >= limit) {
      return limit;
    }
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, a, b, i, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int cheapest(int[][] edits, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(edits[i - 1][j], edits[i][j - 1]) + 1;
    best = Math.min(best, edits[i - 1][j - 1] + change);
    return swapped(a, b, i, j) ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
  }

  private static boolean swapped(String a, String b, int i, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
