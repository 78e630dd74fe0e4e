package dev.parley.dsl;

import dev.parley.dsl.problem.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * A flow or bot in the other spelling.
 *
 * @param text what it is there; empty if it cannot be said there
 * @param problems why it cannot
 */
public record Converted(Optional<String> text, List<Diagnostic> problems) {
  public Converted {
    problems = List.copyOf(problems);
  }

  static Converted to(String text) {
    return new Converted(Optional.of(text), List.of());
  }

  static Converted not(List<Diagnostic> problems) {
    return new Converted(Optional.empty(), problems);
  }
}
