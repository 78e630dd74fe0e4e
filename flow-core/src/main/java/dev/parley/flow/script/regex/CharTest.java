package dev.parley.flow.script.regex;

/** Decides whether one character fits; what it knows about ASCII is worked out beforehand. */
final class CharTest {
  private final CharSet set;
  private final boolean ignoreCase;
  private final boolean unicode;
  private final long low;
  private final long high;

  CharTest(CharSet set, Flags flags) {
    this.set = set;
    this.ignoreCase = flags.ignoreCase();
    this.unicode = flags.unicode();
    long lowBits = 0;
    long highBits = 0;
    for (int c = 0; c < 64; c++) {
      lowBits |= slow(c) ? 1L << c : 0;
      highBits |= slow(c + 64) ? 1L << c : 0;
    }
    this.low = lowBits;
    this.high = highBits;
  }

  boolean test(int c) {
    if (c < 128) {
      return ((c < 64 ? low >>> c : high >>> (c - 64)) & 1) != 0;
    }
    return slow(c);
  }

  private boolean slow(int c) {
    boolean listed = set.listed(c);
    if (!listed && ignoreCase) {
      for (int other : Folding.others(c, unicode)) {
        listed |= set.listed(other);
      }
    }
    return listed != set.negated();
  }
}
