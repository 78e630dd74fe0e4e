package dev.parley.dsl.test;

/** A pattern of a test in which {@code *} is any text, also none and over lines. */
record Wildcard(String pattern) {
  private static final int MATCHED = -1;

  boolean matches(String text) {
    return mismatch(text) == MATCHED;
  }

  /**
   * Where a text leaves the pattern: the end of what some reading of the stars found in it, or -1
   * if the text matches.
   */
  int mismatch(String text) {
    int at = 0;
    int star = -1;
    int resume = 0;
    int furthest = 0;
    for (int p = 0; at < text.length() || p < pattern.length(); ) {
      boolean more = p < pattern.length();
      if (more && pattern.charAt(p) == '*') {
        star = p++;
        resume = at;
      } else if (more && at < text.length() && pattern.charAt(p) == text.charAt(at)) {
        p++;
        furthest = Math.max(furthest, ++at);
      } else if (star >= 0 && resume < text.length()) {
        at = ++resume;
        p = star + 1;
      } else {
        return furthest;
      }
    }
    return MATCHED;
  }
}
