package dev.parley.dsl.syntax;

import dev.parley.dsl.syntax.Blocks.Grammar;
import dev.parley.dsl.syntax.Clause.OfAsk;
import dev.parley.dsl.syntax.Clause.OfChoose;
import dev.parley.dsl.syntax.Clause.OfHttp;
import dev.parley.dsl.syntax.Clause.OfMatch;
import dev.parley.dsl.syntax.Clause.OfSay;
import dev.parley.dsl.syntax.Clause.OfSplit;
import dev.parley.dsl.syntax.Clause.OfTemplate;
import dev.parley.dsl.syntax.Items.Kinds;
import dev.parley.dsl.syntax.Token.Kind;
import dev.parley.dsl.syntax.Tokens.Mark;
import dev.parley.dsl.syntax.Tree.Body;
import dev.parley.dsl.syntax.Tree.Int;
import dev.parley.dsl.syntax.Tree.Js;
import dev.parley.dsl.syntax.Tree.Name;
import dev.parley.dsl.syntax.Tree.Str;
import dev.parley.dsl.syntax.Tree.Target;
import dev.parley.dsl.syntax.Tree.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the clauses in the braces of statements: one method per production. */
final class Clauses {

  private static final String TEXT = "a text in quotes";
  private static final String TIMES = "a number such as 3";
  private static final String DURATION = "a duration such as 10m";

  private final Tokens in;
  private final Pieces pieces;
  private final Blocks blocks;
  private final Items items;
  private final Statements statements;

  Clauses(Reading reading, Statements statements) {
    this.in = reading.in();
    this.pieces = reading.pieces();
    this.blocks = reading.blocks();
    this.items = reading.items();
    this.statements = statements;
  }

  Body<OfSay> ofSay() {
    return blocks.optional(
        grammar(new Kinds<>("the braces of `say`", Keywords.SAY, this::say, Clause.Broken::new)));
  }

  Body<OfAsk> ofAsk() {
    return blocks.optional(
        grammar(new Kinds<>("the braces of `ask`", Keywords.ASK, this::ask, Clause.Broken::new)));
  }

  Body<OfChoose> ofChoose() {
    return blocks.body(
        grammar(
            new Kinds<>(
                "the braces of `choose`", Keywords.CHOOSE, this::choose, Clause.Broken::new)));
  }

  private Body<OfChoose> ofSection() {
    return blocks.body(
        grammar(new Kinds<>("a section", Keywords.SECTION, this::choose, Clause.Broken::new)));
  }

  Body<OfMatch> ofMatch() {
    return blocks.body(
        grammar(
            new Kinds<>("the braces of `match`", Keywords.MATCH, this::match, Clause.Broken::new)));
  }

  Body<OfHttp> ofHttp() {
    return blocks.optional(
        grammar(
            new Kinds<>("the braces of `http`", Keywords.HTTP, this::http, Clause.Broken::new)));
  }

  Body<OfTemplate> ofTemplate() {
    return blocks.optional(
        grammar(
            new Kinds<>(
                "the braces of `template`",
                Keywords.TEMPLATE,
                this::template,
                Clause.Broken::new)));
  }

  Body<OfSplit> ofSplit() {
    return blocks.body(new Grammar<>("`split`", Set.of(), this::arm));
  }

  private <T extends Tree.Item> Grammar<T> grammar(Kinds<T> kinds) {
    return new Grammar<>(
        kinds.where().replace("the braces of ", ""), kinds.words(), () -> items.item(kinds));
  }

  /** "header" text | "footer" text | "cta" text text */
  private OfSay say(String word, Mark mark) {
    return switch (word) {
      case "header" -> new Clause.Header(pieces.text(TEXT), in.end(mark));
      case "footer" -> new Clause.Footer(pieces.text(TEXT), in.end(mark));
      default -> {
        Text label = pieces.text("the button's text in quotes");
        Text url = pieces.text("the link in quotes");
        yield new Clause.Link(label, url, in.end(mark));
      }
    };
  }

  /**
   * askClause = "check" js "else" text | "parse" js | "skip" STRING { "," STRING } | "hint" text |
   * "was" ID | "retry" INT [ target ] | "timeout" DUR [ target ] | "header" text | "footer" text |
   * "cta" text [ "screen" STRING ] [ "data" js ]
   */
  private OfAsk ask(String word, Mark mark) {
    return switch (word) {
      case "check" -> check(mark);
      case "parse" -> new Clause.Parse(pieces.js("an expression"), in.end(mark));
      case "skip" -> new Clause.Skip(pieces.strings("a word in quotes"), in.end(mark));
      case "hint" -> new Clause.Hint(pieces.text(TEXT), in.end(mark));
      case "was" -> new Clause.Was(pieces.name("the old name"), in.end(mark));
      case "retry" -> retry(mark);
      case "timeout" -> timeout(mark);
      case "header" -> new Clause.Header(pieces.text(TEXT), in.end(mark));
      case "footer" -> new Clause.Footer(pieces.text(TEXT), in.end(mark));
      default -> openForm(mark);
    };
  }

  /** "check" js "else" text */
  private OfAsk check(Mark mark) {
    Js when = pieces.js("a condition");
    pieces.expectWord("else");
    return new Clause.Check(when, pieces.text("what to answer, in quotes"), in.end(mark));
  }

  /** "cta" text [ "screen" STRING ] [ "data" js ] */
  private OfAsk openForm(Mark mark) {
    Text label = pieces.text("the button's text in quotes");
    Optional<Str> screen =
        pieces.acceptWord("screen")
            ? Optional.of(pieces.string("a screen's name in quotes"))
            : Optional.empty();
    Optional<Js> data =
        pieces.acceptWord("data") ? Optional.of(pieces.js("a value")) : Optional.empty();
    return new Clause.OpenForm(label, screen, data, in.end(mark));
  }

  /** "retry" INT [ target ] */
  private Clause.Retry retry(Mark mark) {
    Int times = pieces.integer(TIMES);
    return new Clause.Retry(times, statements.maybeTarget("`retry`"), in.end(mark));
  }

  /** "timeout" DUR [ target ] */
  private Clause.Timeout timeout(Mark mark) {
    Tree.Dur after = pieces.duration(DURATION);
    return new Clause.Timeout(after, statements.maybeTarget("`timeout`"), in.end(mark));
  }

  /**
   * chooseItem = option | each | "section" text "{" { option | each } "}" | "other" target |
   * "retry" INT [ target ] | "timeout" DUR [ target ] | "header" text | "footer" text | "was" ID |
   * "stale" ( "reprompt" | "accept" | "ignore" )
   */
  private OfChoose choose(String word, Mark mark) {
    return switch (word) {
      case "option" -> option(mark);
      case "options" -> each(mark);
      case "section" -> section(mark);
      case "other" -> new Clause.Other(statements.target("`other`"), in.end(mark));
      case "retry" -> retry(mark);
      case "timeout" -> timeout(mark);
      case "header" -> new Clause.Header(pieces.text(TEXT), in.end(mark));
      case "footer" -> new Clause.Footer(pieces.text(TEXT), in.end(mark));
      case "was" -> new Clause.Was(pieces.name("the old name"), in.end(mark));
      default ->
          new Clause.Stale(
              pieces.choice(Words.Stale.values(), "`reprompt`, `accept` or `ignore`"),
              in.end(mark));
    };
  }

  /** option = "option" ID text [ "desc" text ] [ "when" js ] [ target ] */
  private OfChoose option(Mark mark) {
    Name id = pieces.name("the option's name");
    Text label = pieces.text("the option's text in quotes");
    Optional<Text> desc = statements.maybeText("desc");
    Optional<Js> when =
        pieces.acceptWord("when") ? Optional.of(pieces.js("a condition")) : Optional.empty();
    Optional<Target> target = statements.maybeTarget("this option");
    return new Clause.Option(id, label, desc, when, target, in.end(mark));
  }

  /** each = "options" "each" ID "in" js "id" js text [ "desc" text ] [ target ] */
  private OfChoose each(Mark mark) {
    pieces.expectWord("each");
    Name item = pieces.name("a name for the item");
    pieces.expectWord("in");
    Js list = pieces.js("a list");
    pieces.expectWord("id");
    Js id = pieces.js("the option's id");
    Text label = pieces.text("the option's text in quotes");
    Optional<Text> desc = statements.maybeText("desc");
    Optional<Target> target = statements.maybeTarget("these options");
    return new Clause.Each(item, list, id, label, desc, target, in.end(mark));
  }

  /** "section" text "{" { option | each } "}" */
  private OfChoose section(Mark mark) {
    Text title = pieces.text("the section's title in quotes");
    return new Clause.Section(title, ofSection(), in.end(mark));
  }

  /** "case" js { "," js } target | "else" target */
  private OfMatch match(String word, Mark mark) {
    if (word.equals("else")) {
      return new Clause.Else(statements.target("`else`"), in.end(mark));
    }
    List<Js> values = pieces.list(() -> pieces.js("a value"));
    return new Clause.Case(values, statements.target("`case`"), in.end(mark));
  }

  /** INT ID target */
  private OfSplit arm() {
    Mark mark = in.begin();
    Int weight = pieces.integer("a weight such as 50");
    Name name = pieces.name("a name for this arm");
    Target target = statements.target("this arm");
    Place place = in.end(mark);
    return in.quiet() ? new Clause.Broken(place) : new Clause.Arm(weight, name, target, place);
  }

  /**
   * "header" STRING ":" js | "json" js | "form" js | "timeout" DUR | "retry" INT [ "backoff" DUR ]
   * | "error" target
   */
  private OfHttp http(String word, Mark mark) {
    return switch (word) {
      case "header" -> httpHeader(mark);
      case "json" -> new Clause.Json(pieces.js("a value"), in.end(mark));
      case "form" -> new Clause.Form(pieces.js("a value"), in.end(mark));
      case "timeout" ->
          new Clause.Timeout(
              pieces.duration("a duration such as 8s"), Optional.empty(), in.end(mark));
      case "retry" -> httpRetry(mark);
      default -> new Clause.HttpError(statements.target("`error`"), in.end(mark));
    };
  }

  /** "header" STRING ":" js */
  private OfHttp httpHeader(Mark mark) {
    Str name = pieces.string("the header's name in quotes");
    pieces.expect(Kind.COLON, "`:` and a value");
    return new Clause.HttpHeader(name, pieces.js("a value"), in.end(mark));
  }

  /** "retry" INT [ "backoff" DUR ] */
  private OfHttp httpRetry(Mark mark) {
    Int times = pieces.integer(TIMES);
    Optional<Tree.Dur> backoff =
        pieces.acceptWord("backoff")
            ? Optional.of(pieces.duration("a duration such as 1s"))
            : Optional.empty();
    return new Clause.HttpRetry(times, backoff, in.end(mark));
  }

  /** "header" js | "body" js { "," js } | "button" INT js */
  private OfTemplate template(String word, Mark mark) {
    return switch (word) {
      case "header" -> new Clause.TemplateHeader(pieces.js("a value"), in.end(mark));
      case "body" -> new Clause.TemplateBody(pieces.list(() -> pieces.js("a value")), in.end(mark));
      default -> {
        Int index = pieces.integer("the button's number, such as 1");
        yield new Clause.TemplateButton(index, pieces.js("a value"), in.end(mark));
      }
    };
  }
}
