package dev.parley.dsl.syntax;

import dev.parley.dsl.problem.Diagnostic;
import dev.parley.dsl.syntax.Notes.Comment;
import dev.parley.dsl.syntax.Token.Kind;
import dev.parley.dsl.syntax.Tree.Body;
import dev.parley.dsl.syntax.Tree.Item;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads what stands between braces and finds out which brace is missing.
 *
 * <p>A missing brace shows only later, at a declaration or at the file's end. The block to blame is
 * the first one in which a line, or its closing brace, is indented no deeper than the line that
 * opened it. Where a whole declaration has lost its indentation, nothing can be read from it and
 * the innermost open block is blamed.
 */
final class Blocks {

  private static final int DEEPEST = 50;

  private final Tokens in;
  private final Reports reports;
  private final Pieces pieces;
  private final Deque<Open> open = new ArrayDeque<>();
  private Optional<Suspicion> suspicion = Optional.empty();
  private boolean reported;
  private int margin;

  Blocks(Tokens in, Reports reports, Pieces pieces) {
    this.in = in;
    this.reports = reports;
    this.pieces = pieces;
  }

  /** A block that has begun: whose it is, and how its first line is indented. */
  private record Open(String owner, int brace, int indent) {}

  /** The block that a line seems to stand outside of, though no brace closed it. */
  private record Suspicion(Open block, int line) {}

  /** A declaration begins. */
  void declaration(int indent) {
    margin = indent;
    suspicion = Optional.empty();
    reported = false;
    in.swallowed(false);
    open.clear();
  }

  /** What may stand in a block and how to read one of it. */
  record Grammar<T extends Item>(String owner, Set<String> words, Supplier<? extends T> item) {}

  /** [ "{" { item } "}" ] */
  <T extends Item> Body<T> optional(Grammar<T> grammar) {
    boolean braces = in.at(Kind.OPEN) || (in.lost() && seeksBrace());
    return braces ? body(grammar) : Body.of(List.of());
  }

  private boolean seeksBrace() {
    while (in.onLine() && !in.at(Kind.OPEN) && !in.at(Kind.CLOSE)) {
      in.skipOne();
    }
    return in.at(Kind.OPEN);
  }

  /** "{" { item } "}" */
  <T extends Item> Body<T> body(Grammar<T> grammar) {
    if ((in.lost() && !seeksBrace()) || !pieces.expect(Kind.OPEN, "`{`")) {
      return Body.of(List.of());
    }
    if (open.size() >= DEEPEST) {
      return tooDeep();
    }
    int brace = in.lastEnd() - 1;
    Open block = new Open(grammar.owner(), brace, in.indentAt(brace));
    open.push(block);
    boolean before = in.quiet();
    Optional<Comment> first = in.takeTrailing();
    List<T> items = items(grammar, block);
    List<Comment> last = in.takeComments();
    close(block);
    open.pop();
    in.quiet(before);
    return new Body<>(items, first, last, new Range(block.brace(), in.lastEnd()));
  }

  private <T extends Item> Body<T> tooDeep() {
    int start = in.lastEnd() - 1;
    in.note(() ->
        reports
            .problem("FLW1113", new Range(start, start + 1))
            .message("blocks are nested too deeply here")
            .label("more than " + DEEPEST + " levels; move some of it into a step"));
    int depth = 1;
    while (depth > 0 && !in.at(Kind.END) && !in.atDeclaration()) {
      depth += in.at(Kind.OPEN) ? 1 : in.at(Kind.CLOSE) ? -1 : 0;
      in.listen();
      in.quiet(true);
      in.advance();
    }
    return Body.of(List.of());
  }

  private <T extends Item> List<T> items(Grammar<T> grammar, Open block) {
    List<T> items = new ArrayList<>();
    while (!in.at(Kind.CLOSE) && !ends(grammar, block)) {
      int before = in.start();
      in.listen();
      suspectLine(block);
      items.add(grammar.item().get());
      settle();
      if (in.start() == before) {
        in.quiet(true);
        in.advance();
      }
    }
    in.listen();
    return items;
  }

  /** After a mistake, the rest of the line is skipped. */
  void settle() {
    if (in.lost()) {
      in.skipLine();
      in.found();
    }
  }

  private boolean ends(Grammar<?> grammar, Open block) {
    Token token = in.current();
    if (token.is(Kind.END)) {
      return true;
    }
    if (!token.first() || !token.is(Kind.WORD) || grammar.words().contains(token.text())) {
      return false;
    }
    int indent = in.indentAt(token.start());
    if (in.declares()) {
      return indent <= margin;
    }
    boolean clauses = !grammar.words().contains("goto");
    return clauses
        && indent <= block.indent()
        && open.size() > 1
        && Keywords.STATEMENTS.contains(token.text());
  }

  private void suspectLine(Open block) {
    if (in.current().first() && in.indentAt(in.start()) <= block.indent()) {
      suspect(block, in.start());
    }
  }

  private void suspect(Open block, int at) {
    if (suspicion.isEmpty()) {
      suspicion = Optional.of(new Suspicion(block, at));
    }
  }

  private void close(Open block) {
    if (in.at(Kind.CLOSE)) {
      if (in.current().first() && in.indentAt(in.start()) < block.indent()) {
        suspect(block, in.start());
      }
      in.advance();
    } else if (!reported && !in.swallowed()) {
      reported = true;
      reports.add(unclosed(block));
    }
  }

  private Diagnostic.Builder unclosed(Open innermost) {
    boolean telling = suspicion.filter(found -> found.block().indent() > margin).isPresent();
    Open blamed = telling ? suspicion.get().block() : innermost;
    int at = telling ? suspicion.get().line() : in.start();
    Diagnostic.Builder problem =
        reports
            .problem("FLW1101", new Range(blamed.brace(), blamed.brace() + 1))
            .message(blamed.owner() + " has no closing `}`")
            .label("this brace is never closed");
    if (in.at(Kind.END) && !telling) {
      return problem.help("add a `}` at the end of the file");
    }
    int line = reports.source().lineOf(at);
    int insert = reports.source().startOf(line);
    String brace = " ".repeat(blamed.indent()) + "}\n";
    return problem
        .related("a `}` is missing before this line", at, at + 1)
        .fix("Insert `}` before line " + line, false, insert, insert, brace);
  }
}
