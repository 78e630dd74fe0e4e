package dev.parley.dsl.syntax;

import dev.parley.dsl.problem.Diagnostic;
import dev.parley.dsl.syntax.Token.Kind;
import dev.parley.dsl.syntax.Tree.Arg;
import dev.parley.dsl.syntax.Tree.Args;
import dev.parley.dsl.syntax.Tree.Int;
import dev.parley.dsl.syntax.Tree.Js;
import dev.parley.dsl.syntax.Tree.Name;
import dev.parley.dsl.syntax.Tree.Path;
import dev.parley.dsl.syntax.Tree.Str;
import dev.parley.dsl.syntax.Tree.Text;
import dev.parley.dsl.syntax.Tree.Type;
import dev.parley.flow.script.Expr;
import dev.parley.flow.script.Parsed;
import dev.parley.flow.script.Script;
import dev.parley.flow.script.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The small parts that many productions are made of: words, names, texts, numbers, expressions. */
final class Pieces {

  private static final int EXPLAINED = 200;

  private final Tokens in;
  private final Reports reports;
  private final Numbers numbers;
  private final Names names;

  Pieces(Tokens in, Reports reports) {
    this.in = in;
    this.reports = reports;
    this.numbers = new Numbers(in, reports);
    this.names = new Names(in, reports, this);
  }

  /** Takes a sign if it stands here. */
  boolean accept(Kind kind) {
    if (!in.at(kind)) {
      return false;
    }
    in.found();
    in.advance();
    return true;
  }

  /** Takes a word if it stands here, on the same line. */
  boolean acceptWord(String word) {
    if (!in.atWord(word) || !in.onLine()) {
      return false;
    }
    in.found();
    in.advance();
    return true;
  }

  /** Takes a sign that must stand here; after a mistake it is looked for on the line. */
  boolean expect(Kind kind, String what) {
    seek(() -> in.at(kind));
    if (!in.at(kind)) {
      missing(what);
      return false;
    }
    return accept(kind);
  }

  /** Takes a word that must stand here; after a mistake it is looked for on the line. */
  boolean expectWord(String word) {
    seek(() -> in.atWord(word));
    if (!in.atWord(word)) {
      missing("`" + word + "`");
      return false;
    }
    in.found();
    in.advance();
    return true;
  }

  private void seek(Supplier<Boolean> wanted) {
    while (in.lost() && !wanted.get() && in.onLine() && !in.at(Kind.CLOSE)) {
      in.skipOne();
    }
  }

  /** Reports that something is missing here. */
  void missing(String what) {
    missing(what, problem -> problem);
  }

  void missing(String what, UnaryOperator<Diagnostic.Builder> more) {
    boolean here = in.onLine() && !in.at(Kind.CLOSE);
    Range range = here ? in.current().range() : new Range(in.lastEnd(), in.lastEnd());
    String after = in.last().isEmpty() ? "" : " after " + in.last();
    in.lose(() ->
        more.apply(
            reports
                .problem("FLW1102", range)
                .message("expected " + what + after)
                .label(here ? "instead of this" : "it is missing here")));
  }

  /** ID */
  Name name(String what) {
    return names.name(what);
  }

  /** ID { "," ID } */
  List<Name> names(String what) {
    return list(() -> name(what));
  }

  /** One or more of something, with commas between. */
  <T> List<T> list(Supplier<T> one) {
    List<T> all = new ArrayList<>();
    do {
      all.add(one.get());
    } while (!in.lost() && accept(Kind.COMMA));
    return all;
  }

  /** path = ID { "." ID } */
  Path path(String what) {
    int start = in.start();
    List<Name> names = new ArrayList<>();
    do {
      names.add(name(what));
    } while (!in.lost() && accept(Kind.DOT));
    return new Path(names, new Range(Math.min(start, in.lastEnd()), in.lastEnd()));
  }

  /** One of a few fixed words; a misspelled one is reported and understood. */
  Optional<String> word(Collection<String> allowed, String what) {
    Token token = in.current();
    if (in.lost() || !token.is(Kind.WORD) || token.first()) {
      missing(what);
      return Optional.empty();
    }
    if (allowed.contains(token.text())) {
      return Optional.of(in.advance().text());
    }
    Optional<String> meant = Keywords.meant(token.text(), allowed);
    if (meant.isEmpty()) {
      missing(what);
      return meant;
    }
    in.note(() -> unknown(token, what).didYouMean(meant.get(), token.start(), token.end()));
    in.advance();
    return meant;
  }

  private Diagnostic.Builder unknown(Token token, String what) {
    return reports
        .problem("FLW1103", token.range())
        .message("`" + token.text() + "` is not known here")
        .label("expected " + what);
  }

  /** One of the words of an enum. */
  <W extends Enum<W> & Words.Word> W choice(W[] values, String what) {
    Optional<String> word = word(Words.of(values), what);
    for (W value : values) {
      if (word.filter(value.word()::equals).isPresent()) {
        return value;
      }
    }
    return values[0];
  }

  /** text = STRING | TEXTBLOCK */
  Text text(String what) {
    seek(() -> in.current().isText());
    if (!in.current().isText()) {
      missing(what, this::quoteRest);
      return emptyText(in.lastEnd());
    }
    in.found();
    Token token = in.advance();
    Template template = Script.template(readable(token));
    if (token.faults().stream().noneMatch(fault -> fault.code().equals("FLW1101"))) {
      template.problems().forEach(problem -> reports.add(problem, token.origin()));
    }
    return new Text(token.text(), template, token.origin(), token.range());
  }

  /** The text up to its first value that cannot be read, and a little more to say why. */
  private static String readable(Token token) {
    int end = token.broken() < 0 ? token.text().length() : token.broken() + EXPLAINED;
    return token.text().substring(0, Math.min(end, token.text().length()));
  }

  static Text emptyText(int at) {
    return new Text("", new Template(List.of(), List.of()), Origin.from(at), new Range(at, at));
  }

  /** If words stand where a text is expected, the quotes are missing. */
  private Diagnostic.Builder quoteRest(Diagnostic.Builder problem) {
    if (!in.onLine() || !in.at(Kind.WORD)) {
      return problem;
    }
    int line = reports.source().lineOf(in.start());
    int end = reports.source().endOf(line);
    String rest = in.text().substring(in.start(), end).strip();
    if (rest.indexOf('"') >= 0 || rest.endsWith("{")) {
      return problem.help("texts stand in double quotes");
    }
    return problem
        .help("texts stand in double quotes: \"" + rest + "\"")
        .fix(
            "Put quotes around it",
            false,
            in.start(),
            in.start() + rest.length(),
            '"' + rest + '"');
  }

  /** STRING, as it is */
  Str string(String what) {
    seek(() -> in.current().isText());
    if (!in.current().isText()) {
      missing(what, this::quoteRest);
      return new Str("", new Range(in.lastEnd(), in.lastEnd()));
    }
    in.found();
    Token token = in.advance();
    if (token.is(Kind.BLOCK)) {
      in.note(() ->
          reports
              .problem("FLW1102", token.range())
              .message("expected " + what + " on one line")
              .label("this one has several lines"));
    }
    return new Str(token.text().replace("\\${", "${"), token.range());
  }

  /** STRING { "," STRING } */
  List<Str> strings(String what) {
    return list(() -> string(what));
  }

  /** text { "," text } */
  List<Text> texts(String what) {
    return list(() -> text(what));
  }

  /** INT */
  Int integer(String what) {
    return numbers.integer(what, this);
  }

  /** DUR */
  Tree.Dur duration(String what) {
    return numbers.duration(what, this);
  }

  /** js: an expression, which ends by itself */
  Js js(String what) {
    if (in.lost() || expressionMissing()) {
      missing(what);
      return emptyJs(in.lastEnd());
    }
    int start = in.start();
    Parsed parsed = Script.parse(in.text(), start);
    int end = Math.max(start, parsed.end());
    in.jump(end);
    if (!parsed.problems().isEmpty()) {
      boolean errors =
          parsed.problems().stream().anyMatch(problem -> !problem.code().equals("FLW1105"));
      if (!in.quiet()) {
        parsed.problems().forEach(problem -> reports.add(problem, Origin.from(0)));
      }
      if (errors) {
        in.distrust();
      }
    }
    return JsText.of(in.text(), start, end, parsed.expr());
  }

  static Js emptyJs(int at) {
    return new Js("", new Expr.Bad(at, at), Origin.from(at), new Range(at, at));
  }

  /** Whether the place of an expression is empty, though an expression may begin on a new line. */
  private boolean expressionMissing() {
    Token token = in.current();
    return switch (token.kind()) {
      case END, CLOSE, PAREN_CLOSE, LIST_CLOSE, COMMA, COLON, ARROW, EQUALS -> true;
      case WORD ->
          names.startsAnew(token)
              && !in.next().first()
              && (in.next().is(Kind.WORD) || in.next().isText() || in.next().is(Kind.NUMBER));
      default -> false;
    };
  }

  /** type = ID [ "(" ID { "," ID } ")" ] [ "?" ] */
  Type type() {
    int start = in.start();
    Name name = typeName();
    List<Name> args = List.of();
    if (!in.lost() && accept(Kind.PAREN_OPEN)) {
      args = names("a name");
      expect(Kind.PAREN_CLOSE, "`)`");
    }
    boolean optional = !in.lost() && in.onLine() && accept(Kind.QUESTION);
    return new Type(name, args, optional, new Range(Math.min(start, in.lastEnd()), in.lastEnd()));
  }

  private Name typeName() {
    Token token = in.current();
    Optional<String> type = word(Keywords.TYPES, "a type such as text, int, date or enum(a, b)");
    return new Name(type.orElse(""), type.isPresent() ? token.range() : Range.NONE);
  }

  /** tag = "#" ID */
  Optional<Name> tag() {
    return in.onLine() && accept(Kind.HASH) ? Optional.of(name("a name")) : Optional.empty();
  }

  /** [ args ] */
  Optional<Args> maybeArgs() {
    return in.at(Kind.PAREN_OPEN) && in.onLine() ? Optional.of(args()) : Optional.empty();
  }

  /** args = "(" [ ID ":" js { "," ID ":" js } ] ")" */
  Args args() {
    int start = in.start();
    List<Arg> list = new ArrayList<>();
    if (expect(Kind.PAREN_OPEN, "`(`")) {
      while (!in.at(Kind.PAREN_CLOSE) && !in.lost()) {
        list.add(arg());
        if (!accept(Kind.COMMA)) {
          break;
        }
      }
      expect(Kind.PAREN_CLOSE, "`,` or `)`");
    }
    return new Args(list, new Range(Math.min(start, in.lastEnd()), in.lastEnd()));
  }

  /** ID ":" js */
  private Arg arg() {
    int start = in.start();
    Name name = name("a name");
    expect(Kind.COLON, "`:` and a value");
    Js value = js("a value");
    return new Arg(name, value, new Range(Math.min(start, in.lastEnd()), in.lastEnd()));
  }
}
