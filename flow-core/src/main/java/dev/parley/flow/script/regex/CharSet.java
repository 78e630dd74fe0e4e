package dev.parley.flow.script.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** A set of characters: ranges, and tests for what Unicode knows about a character. */
final class CharSet {
  static final CharSet DIGITS = new CharSet().range('0', '9');
  static final CharSet WORD =
      new CharSet().range('a', 'z').range('A', 'Z').range('0', '9').range('_', '_');
  static final CharSet SPACE =
      new CharSet()
          .range(9, 13)
          .range(32, 32)
          .range(0xA0, 0xA0)
          .range(0x1680, 0x1680)
          .range(0x2000, 0x200A)
          .range(0x2028, 0x2029)
          .range(0x202F, 0x202F)
          .range(0x205F, 0x205F)
          .range(0x3000, 0x3000)
          .range(0xFEFF, 0xFEFF);

  private final List<int[]> ranges = new ArrayList<>();
  private final List<IntPredicate> tests = new ArrayList<>();
  private boolean negated;

  CharSet range(int from, int to) {
    ranges.add(new int[] {from, to});
    return this;
  }

  CharSet test(IntPredicate test) {
    tests.add(test);
    return this;
  }

  CharSet add(CharSet other) {
    if (other.negated) {
      return test(other::contains);
    }
    ranges.addAll(other.ranges);
    tests.addAll(other.tests);
    return this;
  }

  /** Everything that is not in this set. */
  CharSet complement() {
    return new CharSet().test(c -> !contains(c));
  }

  /** Turns this set, written as {@code [^…]}, into what it leaves out. */
  CharSet negate() {
    negated = true;
    return this;
  }

  boolean negated() {
    return negated;
  }

  boolean contains(int c) {
    return listed(c) != negated;
  }

  /** Whether a character is in what was listed, whatever the sign in front. */
  boolean listed(int c) {
    for (int[] range : ranges) {
      if (c >= range[0] && c <= range[1]) {
        return true;
      }
    }
    for (IntPredicate test : tests) {
      if (test.test(c)) {
        return true;
      }
    }
    return false;
  }

  /** The only character of this set, or -1 if there are more, fewer, or unknown ones. */
  int single() {
    boolean one = !negated && tests.isEmpty() && ranges.size() == 1;
    return one && ranges.get(0)[0] == ranges.get(0)[1] ? ranges.get(0)[0] : -1;
  }
}
