package dev.parley.dsl.syntax;

import dev.parley.dsl.problem.Diagnostic;
import dev.parley.dsl.syntax.Blocks.Grammar;
import dev.parley.dsl.syntax.Decl.On;
import dev.parley.dsl.syntax.Decl.Value;
import dev.parley.dsl.syntax.Token.Kind;
import dev.parley.dsl.syntax.Tokens.Mark;
import dev.parley.dsl.syntax.Tree.Body;
import dev.parley.dsl.syntax.Tree.Dur;
import dev.parley.dsl.syntax.Tree.Js;
import dev.parley.dsl.syntax.Tree.Name;
import dev.parley.dsl.syntax.Tree.Str;
import dev.parley.dsl.syntax.Tree.Type;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads declarations: one method per production. */
final class Declarations {

  private static final List<String> EVENTS =
      List.of("keyword", "error", "expire", "media", "migrate");

  private final Tokens in;
  private final Reports reports;
  private final Pieces pieces;
  private final Blocks blocks;
  private final Statements statements;
  private final TestLines tests;

  Declarations(Reading reading, Statements statements, TestLines tests) {
    this.in = reading.in();
    this.reports = reading.reports();
    this.pieces = reading.pieces();
    this.blocks = reading.blocks();
    this.statements = statements;
    this.tests = tests;
  }

  /** decl = bot | flow | trigger | param | result | var | use | hours | step | handler | test */
  Decl read(String word, Mark mark) {
    in.advance();
    return switch (word) {
      case "bot" -> bot(mark);
      case "flow" -> flow(mark);
      case "trigger" -> trigger(mark);
      case "param" -> param(mark);
      case "result" -> result(mark);
      case "var" -> variable(Words.Scope.FLOW, mark);
      case "contact" -> scoped(Words.Scope.CONTACT, mark);
      case "session" -> scoped(Words.Scope.SESSION, mark);
      case "use" -> use(mark);
      case "hours" -> hours(mark);
      case "step" -> step(mark);
      case "on" -> handler(mark);
      default -> test(mark);
    };
  }

  /** bot = "bot" ID "{" { ID ":" metaValue } "}" */
  private Decl bot(Mark mark) {
    Name name = pieces.name("the bot's name");
    return new Decl.Bot(name, settings("this bot", Keywords.BOT_SETTINGS), in.end(mark));
  }

  /** flow = "flow" ID "{" { ID ":" metaValue } "}" */
  private Decl flow(Mark mark) {
    Name name = pieces.name("the flow's name");
    return new Decl.Flow(name, settings("this flow", Keywords.FLOW_SETTINGS), in.end(mark));
  }

  private Body<Clause.Setting> settings(String owner, Set<String> known) {
    return blocks.body(new Grammar<>(owner, known, () -> setting(known)));
  }

  /** ID ":" metaValue */
  private Clause.Setting setting(Set<String> known) {
    Mark mark = in.begin();
    Token key = in.current();
    Name name = pieces.name("a setting such as title");
    if (!name.text().isEmpty() && !known.contains(name.text())) {
      unknownSetting(key, known);
    }
    pieces.expect(Kind.COLON, "`:` and a value");
    return new Clause.Setting(name, value(), in.end(mark));
  }

  private void unknownSetting(Token key, Set<String> known) {
    Optional<String> meant = Keywords.meant(key.text(), known);
    in.note(() -> {
      Diagnostic.Builder problem =
          reports
              .problem("FLW1103", key.range())
              .message("there is no setting called `" + key.text() + "`")
              .label("known are " + String.join(", ", known.stream().sorted().toList()));
      meant.ifPresent(word -> problem.didYouMean(word, key.start(), key.end()));
      return problem;
    });
  }

  /** metaValue = DUR | INT | ( STRING | ID ) { "," ( STRING | ID ) } */
  private Value value() {
    Token token = in.current();
    if (in.lost() || token.first()) {
      pieces.missing("a value");
      return new Value.OfWords(List.of(), Optional.empty());
    }
    if (token.is(Kind.NUMBER)) {
      return token.text().matches("\\d+")
          ? new Value.OfInt(pieces.integer("a number"))
          : new Value.OfDuration(pieces.duration("a duration such as 24h"));
    }
    List<Name> words = pieces.list(this::word);
    if (token.isText() && words.size() == 1) {
      return new Value.OfString(new Tree.Str(words.getFirst().text(), words.getFirst().range()));
    }
    if ((in.at(Kind.STRAY) || in.at(Kind.WORD)) && in.onLine() && !in.lost()) {
      unquoted(token);
    }
    Optional<Dur> duration =
        !in.lost() && in.onLine() && in.at(Kind.NUMBER)
            ? Optional.of(pieces.duration("a duration such as 10m"))
            : Optional.empty();
    return new Value.OfWords(words, duration);
  }

  /** A word, in quotes if other signs are in it. */
  private Name word() {
    if (!in.current().isText()) {
      return pieces.name("a value");
    }
    Tree.Str string = pieces.string("a value in quotes");
    return new Name(string.value(), string.range());
  }

  /** {@code timezone: Asia/Kolkata} without quotes. */
  private void unquoted(Token first) {
    int end = reports.source().endOf(reports.source().lineOf(first.start()));
    String rest = in.text().substring(first.start(), end).strip();
    Range range = new Range(first.start(), first.start() + rest.length());
    in.lose(() ->
        reports
            .problem("FLW1102", range)
            .message("a value of several words or with other signs stands in quotes")
            .label("write \"" + rest + "\"")
            .fix("Put quotes around it", false, range.start(), range.end(), '"' + rest + '"'));
  }

  /**
   * trigger = "trigger" ( "keyword" STRING { "," STRING } [ "match" ( "exact" | "word" | "prefix" |
   * "pattern" ) ] | "button" STRING | "ad" STRING | "first" | "any" | "optin" | "optout" | "order"
   * | "api" ) [ "when" js ]
   */
  private Decl trigger(Mark mark) {
    Words.Source source =
        pieces.choice(Words.Source.values(), "what starts the flow, such as `keyword` or `first`");
    List<Str> words =
        switch (source) {
          case KEYWORD -> pieces.strings("a keyword in quotes");
          case BUTTON -> List.of(pieces.string("a button's text in quotes"));
          case AD -> List.of(pieces.string("an ad's id or headline in quotes"));
          default -> List.of();
        };
    Optional<Words.Match> match =
        source == Words.Source.KEYWORD && pieces.acceptWord("match")
            ? Optional.of(
                pieces.choice(Words.Match.values(), "`exact`, `word`, `prefix` or `pattern`"))
            : Optional.empty();
    Optional<Js> when =
        pieces.acceptWord("when") ? Optional.of(pieces.js("a condition")) : Optional.empty();
    return new Decl.Trigger(source, words, match, when, in.end(mark));
  }

  /** param = "param" ID ":" type [ "=" js ] */
  private Decl param(Mark mark) {
    Name name = pieces.name("the parameter's name");
    Type type = type();
    return new Decl.Param(name, type, init(), in.end(mark));
  }

  /** result = "result" ID ":" type */
  private Decl result(Mark mark) {
    Name name = pieces.name("the result's name");
    return new Decl.Result(name, type(), in.end(mark));
  }

  /** ( "contact" | "session" ) "var" … */
  private Decl scoped(Words.Scope scope, Mark mark) {
    pieces.expectWord("var");
    return variable(scope, mark);
  }

  /** var = [ "contact" | "session" ] "var" ID ":" type [ "=" js ] */
  private Decl variable(Words.Scope scope, Mark mark) {
    Name name = pieces.name("the variable's name");
    Type type = type();
    return new Decl.Var(scope, name, type, init(), in.end(mark));
  }

  private Type type() {
    pieces.expect(Kind.COLON, "`:` and a type");
    return pieces.type();
  }

  private Optional<Js> init() {
    return pieces.accept(Kind.EQUALS) ? Optional.of(pieces.js("a value")) : Optional.empty();
  }

  /** use = "use" ( "fn" | "template" ) ID { "," ID } "from" STRING */
  private Decl use(Mark mark) {
    Words.Import what = pieces.choice(Words.Import.values(), "`fn` or `template`");
    List<Name> names = pieces.names("a name");
    pieces.expectWord("from");
    return new Decl.Use(what, names, pieces.string("a file's name in quotes"), in.end(mark));
  }

  /** hours = "hours" ID STRING */
  private Decl hours(Mark mark) {
    Name name = pieces.name("a name for these hours");
    Str times = pieces.string("times in quotes, such as \"Mon-Fri 09:00-18:00\"");
    return new Decl.Hours(name, times, in.end(mark));
  }

  /** step = "step" ID [ "was" ID { "," ID } ] block */
  private Decl step(Mark mark) {
    Token token = in.current();
    Name name = pieces.name("a step name");
    if (name.text().equals("flow") || name.text().equals("end")) {
      in.note(() ->
          reports
              .problem("FLW1111", token.range())
              .message("a step cannot be called `" + token.text() + "`")
              .label("this word has a meaning after `->` or alone"));
    }
    List<Name> was = pieces.acceptWord("was") ? pieces.names("an old step name") : List.of();
    String owner = name.text().isEmpty() ? "this step" : "step `" + name.text() + "`";
    return new Decl.Step(name, was, statements.block(owner), in.end(mark));
  }

  /**
   * handler = "on" ( "keyword" STRING { "," STRING } [ "keep" ] | "error" ID | "expire" | "media" |
   * "migrate" ID ) ( block | "->" ( "flow" ID | ID ) )
   */
  private Decl handler(Mark mark) {
    Optional<String> event =
        pieces.word(EVENTS, "`keyword`, `error`, `expire`, `media` or `migrate`");
    On on =
        switch (event.orElse("")) {
          case "keyword" -> onKeyword();
          case "error" -> new On.Fault(pieces.name("a name for the fault, such as e"));
          case "media" -> new On.Media();
          case "migrate" -> new On.Migrate(pieces.name("the old step's name"));
          default -> new On.Expire();
        };
    return new Decl.Handler(on, statements.handlerTarget(), in.end(mark));
  }

  private On onKeyword() {
    List<Str> words = pieces.strings("a keyword in quotes");
    return new On.Keyword(words, pieces.acceptWord("keep"));
  }

  /** test = "test" STRING "{" { testLine } "}" */
  private Decl test(Mark mark) {
    Str title = pieces.string("the test's title in quotes");
    return new Decl.Test(title, tests.body(), in.end(mark));
  }
}
