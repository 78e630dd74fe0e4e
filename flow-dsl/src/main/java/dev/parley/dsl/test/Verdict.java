package dev.parley.dsl.test;

import java.util.List;

/** What became of one line of a test. */
sealed interface Verdict {
  /** What happened, in the words of the language; empty if there is nothing to show. */
  String actual();

  /** The line is as it should be. */
  record Fine(String actual) implements Verdict {}

  /** The test fails here. */
  record Wrong(String actual, List<String> reasons) implements Verdict {
    public Wrong {
      reasons = List.copyOf(reasons);
    }
  }

  static Verdict fine() {
    return new Fine("");
  }

  static Verdict wrong(String actual, String... reasons) {
    return new Wrong(actual, List.of(reasons));
  }

  /** Fine if the condition holds. */
  static Verdict check(boolean holds, String actual, String reason) {
    return holds ? fine() : wrong(actual, reason);
  }
}
