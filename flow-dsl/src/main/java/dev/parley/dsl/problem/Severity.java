package dev.parley.dsl.problem;

import java.util.Locale;

/** How much a problem matters: an error stops a bot from being published. */
public enum Severity {
  ERROR,
  WARNING,
  INFO;

  /** As it is printed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Severity of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
