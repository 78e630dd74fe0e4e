package dev.parley.dsl.syntax;

import dev.parley.dsl.problem.Diagnostic;
import dev.parley.dsl.problem.SourceText;
import dev.parley.dsl.syntax.Notes.Comment;
import dev.parley.dsl.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a flow or bot file. It never throws and never runs on: whatever is wrong is a problem in
 * the result, all at once, and the tree holds everything that could be read.
 */
public final class Parser {

  private final Reports reports;
  private final Tokens in;
  private final Blocks blocks;
  private final Declarations declarations;
  private final List<Decl> decls = new ArrayList<>();

  private Parser(SourceText source) {
    reports = new Reports(source);
    in = new Tokens(reports);
    Pieces pieces = new Pieces(in, reports);
    blocks = new Blocks(in, reports, pieces);
    Items items = new Items(in, reports, this::keep);
    Reading reading = new Reading(in, reports, pieces, blocks, items);
    declarations = new Declarations(reading, new Statements(reading), new TestLines(reading));
  }

  /** Reads a file's text. */
  public static Parse parse(String fileName, CharSequence text) {
    SourceText source = SourceText.of(fileName, text);
    Parser parser = new Parser(source);
    Tree.File file = parser.file();
    return new Parse(file, source, parser.reports.sorted());
  }

  /** file = { decl } */
  private Tree.File file() {
    while (!in.at(Kind.END)) {
      int before = in.start();
      in.listen();
      declaration();
      blocks.settle();
      if (in.start() == before) {
        in.advance();
      }
    }
    List<Comment> last = in.takeComments();
    SourceText source = reports.source();
    return new Tree.File(source.file(), decls, last, new Range(0, source.text().length()));
  }

  private void declaration() {
    if (in.at(Kind.WORD) && Keywords.DECLARATIONS.contains(in.current().text())) {
      blocks.declaration(in.indentAt(in.start()));
      keep(in.current().text());
      return;
    }
    Optional<String> meant =
        in.at(Kind.WORD) && in.current().first()
            ? Keywords.meant(in.current().text(), Keywords.DECLARATIONS)
                .filter(word -> !Keywords.STATEMENTS.contains(in.current().text()))
            : Optional.empty();
    if (meant.isPresent() && in.next().is(Kind.WORD)) {
      Token token = in.current();
      in.note(() ->
          problem(
                  "FLW1103",
                  "`" + token.text() + "` is not a word of the language",
                  "expected a declaration such as step, trigger or var")
              .didYouMean(meant.get(), token.start(), token.end()));
      blocks.declaration(in.indentAt(in.start()));
      keep(meant.get());
    } else {
      outside();
    }
  }

  /** Reads a declaration, at the top of the file or where it should not stand. */
  private void keep(String word) {
    Tokens.Mark mark = in.begin();
    Decl decl = declarations.read(word, mark);
    decls.add(in.quiet() && !hasBody(decl) ? new Decl.Broken(decl.place()) : decl);
  }

  private static boolean hasBody(Decl decl) {
    return switch (decl) {
      case Decl.Bot bot -> true;
      case Decl.Flow flow -> true;
      case Decl.Step step -> true;
      case Decl.Test test -> true;
      default -> false;
    };
  }

  /** Something that no declaration begins with: told once, then skipped to the next declaration. */
  private void outside() {
    Tokens.Mark mark = in.begin();
    Token token = in.current();
    in.note(() -> outside(token));
    do {
      in.quiet(true);
      in.skipOne();
    } while (!in.at(Kind.END) && !(in.current().first() && in.declares()));
    decls.add(new Decl.Broken(in.end(mark)));
    in.found();
  }

  private Diagnostic.Builder outside(Token token) {
    String word = token.text();
    if (token.is(Kind.CLOSE)) {
      return problem("FLW1104", "this `}` closes nothing", "there is no open `{` for it")
          .fix("Remove it", false, token.start(), token.end(), "");
    } else if (token.is(Kind.WORD) && Keywords.begins(word)) {
      Diagnostic.Builder problem =
          problem("FLW1108", "`" + word + "` stands outside of any step", "in the wrong place");
      return afterBrace()
          ? problem
              .related("the block before it ends at this brace", in.lastEnd() - 1, in.lastEnd())
              .help("is there a `}` too many before it?")
          : problem.help("write it between the braces of a step");
    } else if (token.is(Kind.WORD)) {
      return problem(
          "FLW1103",
          "`" + word + "` is not a word of the language",
          "expected a declaration such as step, trigger or var");
    }
    return problem(
        "FLW1104", "expected a declaration such as step, trigger or var", "instead of this");
  }

  private boolean afterBrace() {
    return in.lastEnd() > 0 && in.text().charAt(in.lastEnd() - 1) == '}';
  }

  private Diagnostic.Builder problem(String code, String message, String label) {
    return reports.problem(code, in.current().range()).message(message).label(label);
  }
}
