package dev.parley.dsl;

import dev.parley.dsl.problem.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What came of formatting a text.
 *
 * @param text the text in canonical form; empty if there are errors
 */
public record Formatted(Optional<String> text, List<Diagnostic> problems) {
  /** Copies the problems, so that a result never changes. */
  public Formatted {
    problems = List.copyOf(problems);
  }
}
