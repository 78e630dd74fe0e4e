package dev.parley.dsl.syntax;

import dev.parley.dsl.syntax.Notes.Comment;
import dev.parley.dsl.syntax.Tree.Body;
import dev.parley.dsl.syntax.Tree.Item;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Formatted text in the making: lines, indentation, comments, single blank lines. */
final class Out {

  private static final int STEP = 2;

  private final StringBuilder text = new StringBuilder();
  private int indent;

  Out(int indent) {
    this.indent = indent;
  }

  /** An empty text to try something out at the same place. */
  Out fork() {
    return new Out(indent);
  }

  Out add(String piece) {
    text.append(piece);
    return this;
  }

  /** A new line, indented by some steps more than this one. */
  Out line(int more) {
    text.append('\n').append(" ".repeat(indent + more * STEP));
    return this;
  }

  /** A new line without anything on it. */
  Out emptyLine() {
    text.append('\n');
    return this;
  }

  int indent() {
    return indent;
  }

  /** How long the last line is. */
  int column() {
    return text.length() - text.lastIndexOf("\n") - 1;
  }

  String text() {
    return text.toString();
  }

  /** Braces with one item a line. */
  <T extends Item> void body(Body<T> body, Consumer<T> item) {
    add(" {");
    body.first().ifPresent(this::trailing);
    if (body.items().isEmpty() && body.first().isEmpty() && body.last().isEmpty()) {
      add("}");
      return;
    }
    indent += STEP;
    boolean first = true;
    for (T each : body.items()) {
      if (!first && each.notes().apart()) {
        emptyLine();
      }
      first = item(each, item);
    }
    for (Comment comment : body.last()) {
      comment(comment, first);
      first = false;
    }
    indent -= STEP;
    line(0).add("}");
  }

  private <T extends Item> boolean item(T each, Consumer<T> item) {
    comments(each.notes());
    line(0);
    item.accept(each);
    after(each.notes());
    return false;
  }

  /** The comments before an item, each on a line of its own. */
  private void comments(Notes notes) {
    boolean first = true;
    for (Comment comment : notes.before()) {
      comment(comment, first);
      first = false;
    }
    if (!first && notes.blank()) {
      emptyLine();
    }
  }

  /** The comment behind an item. */
  void after(Notes notes) {
    notes.after().ifPresent(this::trailing);
  }

  private void trailing(Comment comment) {
    add("  ").add(comment.line());
  }

  private void comment(Comment comment, boolean first) {
    if (!first && comment.blank()) {
      emptyLine();
    }
    line(0).add(comment.line());
  }

  /** Items on one line, or nothing if they need more or somebody wrote comments between them. */
  <T extends Item> Optional<String> oneLine(Body<T> body, int most, Consumer<Out> print) {
    boolean plain =
        !body.items().isEmpty()
            && body.items().size() <= most
            && body.first().isEmpty()
            && body.last().isEmpty()
            && plain(body.items());
    if (!plain) {
      return Optional.empty();
    }
    Out line = fork();
    print.accept(line);
    boolean fits = line.text().indexOf('\n') < 0;
    return fits ? Optional.of(line.text()) : Optional.empty();
  }

  private static boolean plain(List<? extends Item> items) {
    boolean first = true;
    for (Item item : items) {
      if (item.notes().hasComments() || (!first && item.notes().apart())) {
        return false;
      }
      first = false;
    }
    return true;
  }
}
