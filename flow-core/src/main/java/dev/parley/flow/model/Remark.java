package dev.parley.flow.model;

import java.util.List;
import java.util.Optional;

/**
 * What an author wrote around one part of a flow that has no meaning. A line is a comment with its
 * slashes, or empty for a blank line.
 *
 * @param before the lines above the part
 * @param after the comment behind it on its line
 * @param first the comment behind its opening brace
 * @param last the lines before its closing brace
 * @param order the keys of what it holds, where they do not stand in their usual order: each is the
 *     next of its kind, the last of a kind all that are left
 */
public record Remark(
    List<String> before,
    Optional<String> after,
    Optional<String> first,
    List<String> last,
    List<String> order) {
  /** Nothing to remark. */
  public static final Remark NONE =
      new Remark(List.of(), Optional.empty(), Optional.empty(), List.of(), List.of());

  public Remark {
    before = List.copyOf(before);
    last = List.copyOf(last);
    order = List.copyOf(order);
  }

  /** The same with other lines above. */
  public Remark withBefore(List<String> lines) {
    return new Remark(lines, after, first, last, order);
  }

  /** The same with another order. */
  public Remark withOrder(List<String> keys) {
    return new Remark(before, after, first, last, keys);
  }
}
