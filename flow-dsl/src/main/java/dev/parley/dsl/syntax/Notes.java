package dev.parley.dsl.syntax;

import java.util.List;
import java.util.Optional;

/**
 * What the author wrote around an item that has no meaning but must survive formatting.
 *
 * @param before comments on the lines before the item
 * @param blank whether a blank line stands right before the item, after those comments
 * @param after a comment behind the item on its last line
 */
public record Notes(List<Comment> before, boolean blank, Optional<Comment> after) {

  public static final Notes NONE = new Notes(List.of(), false, Optional.empty());

  public Notes {
    before = List.copyOf(before);
  }

  /** Whether a blank line separates the item with its comments from what stands before. */
  public boolean apart() {
    return before.isEmpty() ? blank : before.getFirst().blank();
  }

  public boolean hasComments() {
    return !before.isEmpty() || after.isPresent();
  }

  /**
   * One comment line.
   *
   * @param doc whether it begins with three slashes
   * @param text all that follows the slashes, without blanks at the end
   * @param blank whether a blank line stands right before it
   */
  public record Comment(boolean doc, String text, boolean blank, Range range) {
    /** The comment as it is written, with its slashes. */
    public String line() {
      return (doc ? "///" : "//") + text;
    }
  }
}
