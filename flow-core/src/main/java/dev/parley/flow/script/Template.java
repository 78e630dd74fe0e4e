package dev.parley.flow.script;

import java.util.List;

/**
 * A text with values in it, as {@code say} and {@code ask} have it.
 *
 * @param parts literal text and values, in order
 * @param problems everything an author has to be told
 */
public record Template(List<Part> parts, List<ScriptProblem> problems) {
  /** Copies both lists, so that a template never changes. */
  public Template {
    parts = List.copyOf(parts);
    problems = List.copyOf(problems);
  }

  /** A stretch of a template. */
  public sealed interface Part {
    /** Offset of the first character in the raw text. */
    int start();

    /** Offset just after the last character in the raw text. */
    int end();
  }

  /** Text that is sent as it stands, <code>\${</code> already turned into <code>${</code>. */
  public record Literal(String text, int start, int end) implements Part {}

  /** A value in <code>${ }</code>; the place includes the braces. */
  public record Hole(Expr expr, int start, int end) implements Part {}

  /** Whether the text is the same whatever the values are. */
  public boolean constant() {
    return parts.stream().allMatch(Literal.class::isInstance);
  }
}
