package dev.parley.flow.script;

import java.util.List;

/**
 * One expression as it was read: its tree, where it ended, and what was wrong with it.
 *
 * @param expr the tree; parts that could not be read are {@link Expr.Bad}
 * @param end the offset just after the last character that belongs to the expression
 * @param problems everything an author has to be told, in the order of the text
 */
public record Parsed(Expr expr, int end, List<ScriptProblem> problems) {
  /** Copies the problems, so that a result never changes. */
  public Parsed {
    problems = List.copyOf(problems);
  }
}
