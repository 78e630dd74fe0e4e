package dev.parley.flow.script.regex;

import java.io.Serial;

/** A pattern that cannot be read; caught where the pattern is compiled. */
final class RegexFault extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  RegexFault(String message) {
    super(message, null, false, false);
  }
}
