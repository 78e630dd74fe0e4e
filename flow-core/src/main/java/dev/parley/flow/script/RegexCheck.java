package dev.parley.flow.script;

import java.util.Optional;

/** Says what is wrong with a regular expression before it is ever used. */
final class RegexCheck {
  private RegexCheck() {}

  /** A sentence for the author, or empty if the expression is sound. */
  static Optional<String> fault(String pattern, String flags) {
    for (int i = 0; i < flags.length(); i++) {
      if ("dgimsuy".indexOf(flags.charAt(i)) < 0 || flags.indexOf(flags.charAt(i), i + 1) >= 0) {
        return Optional.of(
            "`"
                + flags
                + "` after a regular expression is not a set of the letters d g i m s u y.");
      }
    }
    return Optional.empty();
  }
}
