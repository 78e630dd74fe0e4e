package dev.parley.flow.script.regex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which characters are the same when case is ignored (ECMAScript Canonicalize). */
final class Folding {
  private static final int[] NONE = {};

  private Folding() {}

  /** The one that stands for all that are the same. */
  static int canonical(int c, boolean unicode) {
    if (c < 0x80) {
      return asciiCanonical(c, unicode);
    }
    return unicode ? folded(c) : upper(c);
  }

  private static int asciiCanonical(int c, boolean unicode) {
    if (unicode) {
      return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }
    return c >= 'a' && c <= 'z' ? c - 32 : c;
  }

  /** Simple case folding; the two Turkish letters fold only in Turkish. */
  private static int folded(int c) {
    return c == 0x130 || c == 0x131 ? c : Character.toLowerCase(Character.toUpperCase(c));
  }

  private static int upper(int c) {
    if (c > 0xFFFF) {
      return c;
    }
    String upper = String.valueOf((char) c).toUpperCase(Locale.ROOT);
    return upper.length() != 1 || upper.charAt(0) < 0x80 ? c : upper.charAt(0);
  }

  /** All other characters that are the same as {@code c}. */
  static int[] others(int c, boolean unicode) {
    Map<Integer, int[]> table = unicode ? Unicode.OTHERS : Plain.OTHERS;
    return table.getOrDefault(c, NONE);
  }

  /** Built when the first pattern that ignores case meets a set of characters. */
  private static final class Plain {
    static final Map<Integer, int[]> OTHERS = table(0xFFFF, false);
  }

  private static final class Unicode {
    static final Map<Integer, int[]> OTHERS = table(0x1FFFF, true);
  }

  private static Map<Integer, int[]> table(int last, boolean unicode) {
    Map<Integer, List<Integer>> classes = new HashMap<>();
    for (int c = 0; c <= last; c++) {
      int canonical = canonical(c, unicode);
      if (canonical != c) {
        classes.computeIfAbsent(canonical, k -> new ArrayList<>(List.of(k))).add(c);
      }
    }
    Map<Integer, int[]> others = new HashMap<>();
    for (List<Integer> same : classes.values()) {
      for (Integer c : same) {
        others.put(c, same.stream().filter(o -> !o.equals(c)).mapToInt(o -> o).toArray());
      }
    }
    return others;
  }
}
