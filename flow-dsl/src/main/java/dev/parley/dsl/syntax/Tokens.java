package dev.parley.dsl.syntax;

import dev.parley.dsl.problem.Diagnostic;
import dev.parley.dsl.syntax.Notes.Comment;
import dev.parley.dsl.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The parser's place in the file: the current token, the comments that belong to what is being
 * read, and whether the parser is lost.
 *
 * <p>Lost means: a mistake was reported and what follows it cannot be trusted. Until something
 * expected turns up, or the line ends, nothing is consumed and nothing more is reported.
 */
final class Tokens {

  private final String text;
  private final Lexer lexer;
  private final Reports reports;

  private Token current;
  private Optional<Token> next = Optional.empty();
  private List<Comment> pending;
  private boolean trailing;
  private List<Comment> strays = new ArrayList<>();
  private int lastEnd;
  private String last = "";
  private boolean lost;
  private boolean quiet;
  private boolean swallowed;

  Tokens(Reports reports) {
    this.text = reports.source().text();
    this.lexer = new Lexer(text);
    this.reports = reports;
    this.current = lexer.token(0);
    this.pending = new ArrayList<>(current.comments());
    this.trailing = current.trailing();
  }

  Token current() {
    return current;
  }

  /** The token after the current one. */
  Token next() {
    if (next.isEmpty()) {
      next = Optional.of(lexer.token(current.end()));
    }
    return next.get();
  }

  boolean at(Kind kind) {
    return current.is(kind);
  }

  boolean atWord(String word) {
    return current.isWord(word);
  }

  /** Whether the current token follows on the same line. */
  boolean onLine() {
    return !current.first() && !at(Kind.END);
  }

  int start() {
    return current.start();
  }

  /** The offset behind what was consumed last. */
  int lastEnd() {
    return lastEnd;
  }

  /** What was consumed last, in words for a message. */
  String last() {
    return last;
  }

  String text() {
    return text;
  }

  /** How far the line of an offset is indented. */
  int indentAt(int offset) {
    int line = reports.source().startOf(reports.source().lineOf(offset));
    int at = line;
    while (at < offset && Chars.isBlank(text.charAt(at))) {
      at++;
    }
    return Chars.indent(text, line, at);
  }

  /** Consumes the current token. */
  Token advance() {
    Token taken = current;
    if (!lost) {
      taken.faults().forEach(this::report);
    }
    strays.addAll(pending);
    swallowed |= taken.is(Kind.BLOCK) && !text.startsWith("\"\"\"", taken.end() - 3);
    lastEnd = taken.end();
    last = taken.isText() ? "the text" : "`" + taken.text() + "`";
    load(next.orElseGet(() -> lexer.token(taken.end())));
    return taken;
  }

  private void report(Token.Fault fault) {
    if (!quiet) {
      reports.add(fault);
    }
  }

  /** Goes on behind an expression that somebody else has read. */
  void jump(int offset) {
    strays.addAll(pending);
    lastEnd = offset;
    last = "the expression";
    load(lexer.token(offset));
  }

  private void load(Token token) {
    current = token;
    next = Optional.empty();
    pending = new ArrayList<>(token.comments());
    trailing = token.trailing();
  }

  /** Skips the rest of the line, or to the closing brace on it; blocks that begin on it go too. */
  void skipLine() {
    while (onLine() && !at(Kind.CLOSE)) {
      skipOne();
    }
  }

  /** Skips one token, a block as one. */
  void skipOne() {
    if (at(Kind.OPEN)) {
      skipBlock();
    } else {
      skip();
    }
  }

  private void skip() {
    boolean before = quiet;
    quiet = true;
    advance();
    quiet = before;
  }

  /** Skips from an opening brace to behind its closing one; a declaration at the margin ends it. */
  void skipBlock() {
    int depth = 0;
    do {
      depth += at(Kind.OPEN) ? 1 : at(Kind.CLOSE) ? -1 : 0;
      skip();
    } while (depth > 0 && !at(Kind.END) && !atDeclaration());
  }

  /** Whether a declaration's keyword begins the line, without any indent. */
  boolean atDeclaration() {
    return current.first() && declares() && indentAt(start()) == 0;
  }

  /** Whether a declaration begins here: some of its keywords are names in other places. */
  boolean declares() {
    if (!at(Kind.WORD) || !Keywords.DECLARATIONS.contains(current.text())) {
      return false;
    }
    return switch (current.text()) {
      case "contact", "session" -> next().isWord("var");
      case "test", "hours" -> next().is(Kind.WORD) || next().isText();
      default -> next().is(Kind.WORD);
    };
  }

  boolean lost() {
    return lost;
  }

  /** Whether something was wrong with the item being read, apart from blocks inside it. */
  boolean quiet() {
    return quiet;
  }

  /** Reports a mistake after which the line cannot be trusted. */
  void lose(Supplier<Diagnostic.Builder> problem) {
    if (!quiet) {
      reports.add(problem.get());
    }
    lost = true;
    quiet = true;
  }

  /** Reports a mistake that leaves no doubt about what was meant. */
  void note(Supplier<Diagnostic.Builder> problem) {
    if (!quiet) {
      reports.add(problem.get());
    }
    quiet = true;
  }

  /** What follows cannot be trusted, for a reason that has been reported. */
  void distrust() {
    lost = true;
    quiet = true;
  }

  /** Whether a text without end has taken closing braces with it. */
  boolean swallowed() {
    return swallowed;
  }

  void swallowed(boolean value) {
    swallowed = value;
  }

  /** What follows can be trusted again. */
  void found() {
    lost = false;
  }

  /** A new item begins: its mistakes are reported again. Returns the state to go back to. */
  boolean listen() {
    boolean before = quiet;
    quiet = false;
    lost = false;
    return before;
  }

  void quiet(boolean value) {
    quiet = value;
  }

  /** The beginning of an item. */
  record Mark(int start, List<Comment> before, boolean blank, List<Comment> outer) {}

  /** Begins an item: the comments here are its own. */
  Mark begin() {
    Mark mark = new Mark(start(), pending, current.blank(), strays);
    pending = new ArrayList<>();
    strays = new ArrayList<>();
    return mark;
  }

  /** Ends an item: a comment behind it on its line is its own, and those that were inside it. */
  Place end(Mark mark) {
    Optional<Comment> after = takeTrailing();
    List<Comment> before = new ArrayList<>(mark.before());
    before.addAll(strays);
    strays = mark.outer();
    Range range = new Range(Math.min(mark.start(), lastEnd), lastEnd);
    return new Place(range, new Notes(before, mark.blank(), after));
  }

  /** The comment behind the last token on its line. */
  Optional<Comment> takeTrailing() {
    if (!trailing || pending.isEmpty()) {
      return Optional.empty();
    }
    trailing = false;
    return Optional.of(pending.removeFirst());
  }

  /** The comments before the current token. */
  List<Comment> takeComments() {
    List<Comment> taken = pending;
    pending = new ArrayList<>();
    return taken;
  }
}
