package dev.parley.flow.script;

import java.util.Optional;

/**
 * Something in an expression or a text that its author should change.
 *
 * @param code the diagnostic's code, such as {@code FLW1120}
 * @param message one sentence for the author
 * @param start offset of the first character meant
 * @param end offset just after the last character meant
 * @param suggestion what to write instead of the characters from {@code start} to {@code end}
 */
public record ScriptProblem(
    String code, String message, int start, int end, Optional<String> suggestion) {

  /** A text or bracket without its end. */
  public static final String UNCLOSED = "FLW1101";

  /** A text that looks like an interpolation and is none. */
  public static final String NOT_INTERPOLATED = "FLW1105";

  /** A form of JavaScript that flows do not have, or an expression that cannot be read. */
  public static final String NOT_ALLOWED = "FLW1120";

  static ScriptProblem unclosed(String message, int start, int end) {
    return new ScriptProblem(UNCLOSED, message, start, end, Optional.empty());
  }

  static ScriptProblem notAllowed(String message, int start, int end) {
    return new ScriptProblem(NOT_ALLOWED, message, start, end, Optional.empty());
  }
}
