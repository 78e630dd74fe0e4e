package dev.parley.dsl.syntax;

import dev.parley.dsl.problem.Diagnostic;
import dev.parley.dsl.problem.Severity;
import dev.parley.dsl.problem.SourceText;
import java.util.List;

/** A file as far as it could be read, and what is wrong with it. */
public record Parse(Tree.File file, SourceText source, List<Diagnostic> problems) {
  public Parse {
    problems = List.copyOf(problems);
  }

  public boolean hasErrors() {
    return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }
}
