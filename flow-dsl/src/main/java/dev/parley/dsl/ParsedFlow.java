package dev.parley.dsl;

import dev.parley.dsl.problem.Diagnostic;
import dev.parley.dsl.problem.Severity;
import dev.parley.flow.model.Flow;
import java.util.List;
import java.util.Optional;

/**
 * A flow text as far as it could be read.
 *
 * @param flow what it means; empty if it has errors or is no flow
 * @param problems what is wrong with it
 */
public record ParsedFlow(Optional<Flow> flow, List<Diagnostic> problems) {
  public ParsedFlow {
    problems = List.copyOf(problems);
  }

  static boolean anyError(List<Diagnostic> problems) {
    return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }
}
