package dev.parley.flow.model;

import java.util.List;
import java.util.Optional;

/**
 * How an answer is read.
 *
 * @param checks conditions in order (JSON {@code checks})
 * @param parse an expression that makes the value from the candidate
 * @param skip words that leave the variable unset and go on
 * @param hint the template sent when the answer is not of the type
 */
public record AnswerRules(
    List<Check> checks, Optional<String> parse, List<String> skip, Optional<String> hint) {
  public AnswerRules {
    checks = List.copyOf(checks);
    skip = List.copyOf(skip);
  }

  /** No rules but the type's own. */
  public static AnswerRules none() {
    return new AnswerRules(List.of(), Optional.empty(), List.of(), Optional.empty());
  }
}
