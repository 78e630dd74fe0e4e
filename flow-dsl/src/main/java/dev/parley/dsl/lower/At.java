package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Notes;
import dev.parley.dsl.syntax.Place;
import dev.parley.dsl.syntax.Range;
import dev.parley.dsl.syntax.Tree;
import dev.parley.flow.model.Remark;
import dev.parley.flow.model.Remarks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of a model that is being made a tree of: its JSON pointer, and what is remarked on it.
 *
 * @param remarks on all parts
 * @param pointer of this part
 */
record At(Remarks remarks, String pointer) {
  At in(String key) {
    return new At(remarks, pointer + "/" + key);
  }

  At in(int index) {
    return new At(remarks, pointer + "/" + index);
  }

  /** The place of an item with its comments and blank lines. */
  Place place() {
    Remark remark = remarks.at(pointer);
    if (remark.before().isEmpty() && remark.after().isEmpty()) {
      return Place.NONE;
    }
    List<String> lines = remark.before();
    boolean blank = !lines.isEmpty() && lines.getLast().isEmpty();
    return Place.of(new Notes(comments(lines), blank, remark.after().map(At::comment)));
  }

  /** A body with the comments that stand next to its braces. */
  <T extends Tree.Item> Tree.Body<T> body(List<? extends T> items) {
    Remark remark = remarks.at(pointer);
    return new Tree.Body<>(
        List.copyOf(items), remark.first().map(At::comment), comments(remark.last()), Range.NONE);
  }

  /** A body whose items stand in the order the author gave them. */
  <T extends Tree.Item> Tree.Body<T> body(Items<T> items) {
    return body(Order.of(items.byKey, remarks.at(pointer).order()));
  }

  List<Notes.Comment> lines() {
    return comments(remarks.at(pointer).before());
  }

  private static List<Notes.Comment> comments(List<String> lines) {
    List<Notes.Comment> comments = new ArrayList<>();
    boolean blank = false;
    for (String line : lines) {
      if (!line.isEmpty()) {
        comments.add(comment(line, blank));
      }
      blank = line.isEmpty();
    }
    return comments;
  }

  private static Notes.Comment comment(String line) {
    return comment(line, false);
  }

  private static Notes.Comment comment(String line, boolean blank) {
    boolean doc = line.startsWith("///");
    return new Notes.Comment(doc, line.substring(doc ? 3 : 2), blank, Range.NONE);
  }

  /** The items of a body by the JSON keys they come from, in the usual order of these keys. */
  static final class Items<T extends Tree.Item> {
    private final Map<String, List<T>> byKey = new LinkedHashMap<>();

    Items<T> add(String key, T item) {
      byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(item);
      return this;
    }

    Items<T> add(String key, Optional<? extends T> item) {
      item.ifPresent(present -> add(key, present));
      return this;
    }
  }
}
