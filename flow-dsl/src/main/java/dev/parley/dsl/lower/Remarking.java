package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Notes;
import dev.parley.dsl.syntax.Tree;
import dev.parley.flow.model.Remark;
import dev.parley.flow.model.Remarks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects comments, blank lines and unusual orders while a tree is lowered. */
final class Remarking {
  private final Map<String, Remark> remarks = new HashMap<>();
  private final boolean wanted;

  /**
   * @param wanted whether anybody will look at the remarks; most who load a flow do not
   */
  Remarking(boolean wanted) {
    this.wanted = wanted;
  }

  boolean wanted() {
    return wanted;
  }

  /** The item's own lines; a blank line above the first of a block means nothing. */
  void item(String pointer, Notes notes, boolean first) {
    if (!wanted || notes.equals(Notes.NONE)) {
      return;
    }
    List<String> before = lines(notes.before(), first);
    if (notes.blank() && !(first && notes.before().isEmpty())) {
      before.add("");
    }
    put(pointer, new Remark(before, line(notes.after()), Optional.empty(), List.of(), List.of()));
  }

  /** The comments right behind the opening brace of a block and before its closing one. */
  void block(String pointer, Tree.Body<?> body) {
    if (body.first().isPresent() || !body.last().isEmpty()) {
      List<String> last = lines(body.last(), body.items().isEmpty());
      put(pointer, new Remark(List.of(), Optional.empty(), line(body.first()), last, List.of()));
    }
  }

  void order(String pointer, List<String> keys) {
    put(pointer, Remark.NONE.withOrder(keys));
  }

  /** Comments after the last declaration. */
  void end(String pointer, List<Notes.Comment> comments, boolean first) {
    if (!comments.isEmpty()) {
      put(pointer, Remark.NONE.withBefore(lines(comments, first)));
    }
  }

  private void put(String pointer, Remark added) {
    if (!wanted) {
      return;
    }
    remarks.merge(pointer, added, Remarking::both);
  }

  private static Remark both(Remark one, Remark two) {
    return new Remark(
        one.before().isEmpty() ? two.before() : one.before(),
        one.after().or(two::after),
        one.first().or(two::first),
        one.last().isEmpty() ? two.last() : one.last(),
        one.order().isEmpty() ? two.order() : one.order());
  }

  private static List<String> lines(List<Notes.Comment> comments, boolean first) {
    List<String> lines = new ArrayList<>();
    for (Notes.Comment comment : comments) {
      if (comment.blank() && !(first && lines.isEmpty())) {
        lines.add("");
      }
      lines.add(comment.line());
    }
    return lines;
  }

  private static Optional<String> line(Optional<Notes.Comment> comment) {
    return comment.map(Notes.Comment::line);
  }

  Remarks build() {
    return new Remarks(remarks);
  }
}
