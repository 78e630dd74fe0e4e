package dev.parley.dsl.syntax;

import dev.parley.dsl.problem.Diagnostic;
import dev.parley.dsl.syntax.Token.Kind;
import dev.parley.dsl.syntax.Tree.Name;

/** Reads names, and what people write in their place. */
final class Names {
  private final Tokens in;
  private final Reports reports;
  private final Pieces pieces;

  Names(Tokens in, Reports reports, Pieces pieces) {
    this.in = in;
    this.reports = reports;
    this.pieces = pieces;
  }

  /** ID */
  Name name(String what) {
    Token token = in.current();
    if (in.lost() || startsAnew(token)) {
      pieces.missing(what);
      return new Name("", new Range(in.lastEnd(), in.lastEnd()));
    }
    return switch (token.kind()) {
      case WORD -> joined(in.advance());
      case NUMBER, STRING -> refused(token);
      default -> {
        pieces.missing(what);
        yield new Name("", new Range(in.lastEnd(), in.lastEnd()));
      }
    };
  }

  /** A keyword that begins the next line is not the name missing on this one, unless named so. */
  boolean startsAnew(Token token) {
    return token.first()
        && token.is(Kind.WORD)
        && Keywords.begins(token.text())
        && !in.next().is(Kind.COLON)
        && !in.next().is(Kind.COMMA)
        && !in.next().is(Kind.PAREN_CLOSE);
  }

  /** A name with hyphens in it is one mistake, not many. */
  private Name joined(Token word) {
    int end = word.end();
    while (in.at(Kind.STRAY)
        && in.current().text().equals("-")
        && in.start() == end
        && in.next().start() == in.current().end()
        && (in.next().is(Kind.WORD) || in.next().is(Kind.NUMBER))) {
      in.advance();
      end = in.advance().end();
    }
    String written = in.text().substring(word.start(), end);
    Range range = new Range(word.start(), end);
    if (end == word.end() && !written.startsWith("_")) {
      return new Name(written, range);
    }
    return badName(written, written.replace('-', '_').replaceFirst("^_+", ""), range);
  }

  private Name refused(Token token) {
    in.advance();
    String better = token.text().strip().replaceAll("[^\\p{L}\\p{M}\\p{N}_]+", "_");
    return badName(
        in.text().substring(token.start(), token.end()),
        better.matches("\\p{N}.*") ? "" : better.replaceAll("^_+|_+$", ""),
        token.range());
  }

  private Name badName(String written, String better, Range range) {
    in.note(() -> {
      Diagnostic.Builder problem =
          reports
              .problem("FLW1111", range)
              .message("`" + written + "` cannot be a name")
              .label("letters, digits and _, beginning with a letter, without quotes");
      return better.isEmpty() ? problem : problem.didYouMean(better, range.start(), range.end());
    });
    return new Name(better, range);
  }
}
