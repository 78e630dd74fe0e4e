package dev.parley.dsl.problem;

import java.util.List;

/**
 * A way out of a problem.
 *
 * @param safe whether it cannot change what the author meant, so that it may be applied unasked
 */
public record Fix(String title, boolean safe, List<Edit> edits) {
  public Fix {
    edits = List.copyOf(edits);
  }
}
