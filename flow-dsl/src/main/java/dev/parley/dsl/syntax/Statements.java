package dev.parley.dsl.syntax;

import dev.parley.dsl.syntax.Blocks.Grammar;
import dev.parley.dsl.syntax.Items.Kinds;
import dev.parley.dsl.syntax.Token.Kind;
import dev.parley.dsl.syntax.Tokens.Mark;
import dev.parley.dsl.syntax.Tree.Args;
import dev.parley.dsl.syntax.Tree.Body;
import dev.parley.dsl.syntax.Tree.Inline;
import dev.parley.dsl.syntax.Tree.Js;
import dev.parley.dsl.syntax.Tree.Name;
import dev.parley.dsl.syntax.Tree.Path;
import dev.parley.dsl.syntax.Tree.Target;
import dev.parley.dsl.syntax.Tree.Text;
import dev.parley.dsl.syntax.Tree.ToFlow;
import dev.parley.dsl.syntax.Tree.ToStep;
import dev.parley.dsl.syntax.Tree.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads statements: one method per production. */
final class Statements {

  private final Tokens in;
  private final Reports reports;
  private final Pieces pieces;
  private final Blocks blocks;
  private final Items items;
  private final Clauses clauses;
  private final Kinds<Stmt> kinds =
      new Kinds<>("a step", Keywords.STATEMENTS, this::read, Stmt.Broken::new);

  Statements(Reading reading) {
    this.in = reading.in();
    this.reports = reading.reports();
    this.pieces = reading.pieces();
    this.blocks = reading.blocks();
    this.items = reading.items();
    this.clauses = new Clauses(reading, this);
  }

  /** block = "{" { stmt } "}" */
  Body<Stmt> block(String owner) {
    return blocks.body(new Grammar<>(owner, Keywords.STATEMENTS, this::statement));
  }

  /** stmt = say | send | ask | … */
  Stmt statement() {
    return items.item(kinds);
  }

  private Stmt read(String word, Mark mark) {
    return switch (word) {
      case "say" -> say(mark);
      case "send" -> send(mark);
      case "ask" -> ask(mark);
      case "choose" -> choose(mark);
      case "set" -> set(mark);
      case "if" -> branches(mark);
      case "match" -> match(mark);
      case "split" -> split(mark);
      case "goto" -> new Stmt.Goto(pieces.name("a step name"), in.end(mark));
      case "end" -> new Stmt.End(pieces.maybeArgs(), in.end(mark));
      case "http" -> http(mark);
      case "run" -> run(mark);
      case "template" -> template(mark);
      case "handoff" -> handoff(mark);
      case "pause" -> pause(mark);
      case "label", "unlabel" -> label(word, mark);
      case "join", "leave" -> group(word, mark);
      case "language" -> new Stmt.Language(pieces.js("a language such as \"en\""), in.end(mark));
      case "optin", "optout" -> consent(word, mark);
      case "emit" -> emit(mark);
      default -> retry(mark);
    };
  }

  /** say = "say" text [ tag ] [ "{" { "header" text | "footer" text | "cta" text text } "}" ] */
  private Stmt say(Mark mark) {
    Text text = pieces.text("a text in quotes");
    Optional<Name> tag = pieces.tag();
    return new Stmt.Say(text, tag, clauses.ofSay(), in.end(mark));
  }

  /**
   * send = "send" ( "image" | "video" | "audio" | "document" | "sticker" ) js [ "caption" text ] [
   * "filename" text ] | "send" ( "location" | "contact" | "product" ) args
   */
  private Stmt send(Mark mark) {
    Words.Media media =
        pieces.choice(Words.Media.values(), "what to send, such as image, document or location");
    return switch (media) {
      case LOCATION, CONTACT, PRODUCT -> new Stmt.SendArgs(media, pieces.args(), in.end(mark));
      case IMAGE, VIDEO, AUDIO, DOCUMENT, STICKER -> {
        Js source = pieces.js("a link or the media to send");
        Optional<Text> caption = maybeText("caption");
        Optional<Text> filename = maybeText("filename");
        yield new Stmt.Send(media, source, caption, filename, in.end(mark));
      }
    };
  }

  /** A word and a text behind it, if the word stands here. */
  Optional<Text> maybeText(String word) {
    return pieces.acceptWord(word)
        ? Optional.of(pieces.text("a text in quotes"))
        : Optional.empty();
  }

  /** A word and a name behind it, if the word stands here. */
  Optional<Name> maybeName(String word) {
    return pieces.acceptWord(word) ? Optional.of(pieces.name("a name")) : Optional.empty();
  }

  /** ask = "ask" ID [ ":" type ] text [ tag ] [ "{" { askClause } "}" ] */
  private Stmt ask(Mark mark) {
    Name save = variable();
    Optional<Type> type = pieces.accept(Kind.COLON) ? Optional.of(pieces.type()) : Optional.empty();
    Text text = pieces.text("the question in quotes");
    Optional<Name> tag = pieces.tag();
    return new Stmt.Ask(save, type, text, tag, clauses.ofAsk(), in.end(mark));
  }

  /** The name that an answer is stored under; often forgotten. */
  private Name variable() {
    String what = "the name of a variable for the answer";
    if (in.current().isText()) {
      pieces.missing(what);
    }
    return pieces.name(what);
  }

  /**
   * choose = "choose" ID text [ tag ] [ "as" ( "buttons" | "list" | "text" ) [ text ] ] "{" {
   * chooseItem } "}"
   */
  private Stmt choose(Mark mark) {
    Name save = variable();
    Text text = pieces.text("the question in quotes");
    Optional<Name> tag = pieces.tag();
    Optional<Stmt.As> as = as();
    return new Stmt.Choose(save, text, tag, as, clauses.ofChoose(), in.end(mark));
  }

  /** "as" ( "buttons" | "list" | "text" ) [ text ] */
  private Optional<Stmt.As> as() {
    if (!pieces.acceptWord("as")) {
      return Optional.empty();
    }
    Words.Show show = pieces.choice(Words.Show.values(), "`buttons`, `list` or `text`");
    Optional<Text> button =
        !in.lost() && in.onLine() && in.current().isText()
            ? Optional.of(pieces.text("a text in quotes"))
            : Optional.empty();
    return Optional.of(new Stmt.As(show, button));
  }

  /** set = "set" path "=" js */
  private Stmt set(Mark mark) {
    Path path = pieces.path("the name of a variable");
    pieces.expect(Kind.EQUALS, "`=` and a value");
    return new Stmt.Set(path, pieces.js("a value"), in.end(mark));
  }

  /** if = "if" js block [ "else" ( if | block ) ] */
  private Stmt branches(Mark mark) {
    List<Stmt.Branch> branches = new ArrayList<>();
    branches.add(branch());
    while (in.atWord("else")) {
      in.listen();
      in.advance();
      if (!in.atWord("if") || !in.onLine()) {
        Body<Stmt> otherwise = block("`else`");
        return new Stmt.If(branches, Optional.of(otherwise), in.end(mark));
      }
      in.advance();
      branches.add(branch());
    }
    return new Stmt.If(branches, Optional.empty(), in.end(mark));
  }

  private Stmt.Branch branch() {
    Js when = beforeBraces("a condition");
    return new Stmt.Branch(when, block("`if`"));
  }

  /** An expression with braces behind it; braces alone are those, and not an object. */
  private Js beforeBraces(String what) {
    if (in.at(Kind.OPEN)) {
      pieces.missing(what);
    }
    return pieces.js(what);
  }

  /** match = "match" js "{" { "case" js { "," js } target } [ "else" target ] "}" */
  private Stmt match(Mark mark) {
    Js subject = beforeBraces("a value");
    return new Stmt.Match(subject, clauses.ofMatch(), in.end(mark));
  }

  /** split = "split" ID "{" { INT ID target } "}" */
  private Stmt split(Mark mark) {
    Name save = pieces.name("a name for the split");
    return new Stmt.Split(save, clauses.ofSplit(), in.end(mark));
  }

  /** http = "http" METHOD text [ "as" ID ] [ "{" … "}" ] */
  private Stmt http(Mark mark) {
    Words.Method method = pieces.choice(Words.Method.values(), "GET, POST, PUT, PATCH or DELETE");
    Text url = pieces.text("an address in quotes");
    Optional<Name> save = maybeName("as");
    return new Stmt.Http(method, url, save, clauses.ofHttp(), in.end(mark));
  }

  /** run = "run" ID [ args ] [ "as" ID ] */
  private Stmt run(Mark mark) {
    Name flow = pieces.name("the name of a flow");
    Optional<Args> args = pieces.maybeArgs();
    return new Stmt.Run(flow, args, maybeName("as"), in.end(mark));
  }

  /** template = "template" ID LANG [ "{" … "}" ] */
  private Stmt template(Mark mark) {
    Name name = pieces.name("the name of a template");
    Name lang = pieces.name("the template's language, such as en or pt_BR");
    return new Stmt.Template(name, lang, clauses.ofTemplate(), in.end(mark));
  }

  /** handoff = "handoff" text [ "note" text ] [ "resume" target ] */
  private Stmt handoff(Mark mark) {
    Text team = pieces.text("the name of a team in quotes");
    Optional<Text> note = maybeText("note");
    Optional<Target> resume =
        pieces.acceptWord("resume") ? Optional.of(target("`resume`")) : Optional.empty();
    return new Stmt.Handoff(team, note, resume, in.end(mark));
  }

  /** pause = "pause" ( DUR | "until" js ) */
  private Stmt pause(Mark mark) {
    return pieces.acceptWord("until")
        ? new Stmt.PauseUntil(pieces.js("a time"), in.end(mark))
        : new Stmt.Pause(pieces.duration("a duration such as 10m or `until`"), in.end(mark));
  }

  /** label = ( "label" | "unlabel" ) text { "," text } */
  private Stmt label(String word, Mark mark) {
    List<Text> labels = pieces.texts("a label in quotes");
    return new Stmt.Label(word.equals("label"), labels, in.end(mark));
  }

  /** group = ( "join" | "leave" ) text { "," text } */
  private Stmt group(String word, Mark mark) {
    List<Text> groups = pieces.texts("the name of a group in quotes");
    return new Stmt.Group(word.equals("join"), groups, in.end(mark));
  }

  /** consent = ( "optin" | "optout" ) ID */
  private Stmt consent(String word, Mark mark) {
    Name purpose = pieces.name("a purpose such as marketing");
    return new Stmt.Consent(word.equals("optin"), purpose, in.end(mark));
  }

  /** emit = "emit" ID [ args ] */
  private Stmt emit(Mark mark) {
    Name event = pieces.name("the name of an event");
    return new Stmt.Emit(event, pieces.maybeArgs(), in.end(mark));
  }

  /** retryStmt = "retry" INT [ target ] */
  private Stmt retry(Mark mark) {
    Tree.Int times = pieces.integer("a number such as 3");
    return new Stmt.Retry(times, maybeTarget("`retry`"), in.end(mark));
  }

  /** [ target ] */
  Optional<Target> maybeTarget(String owner) {
    Token token = in.current();
    boolean bare = token.is(Kind.WORD) && in.onLine() && !in.lost();
    boolean meant = bare && (token.text().equals("goto") || !Keywords.begins(token.text()));
    return in.at(Kind.ARROW) || in.at(Kind.OPEN) || in.at(Kind.EQUALS) || meant
        ? Optional.of(target(owner))
        : Optional.empty();
  }

  /** target = "->" ID | block */
  Target target(String owner) {
    if (in.at(Kind.OPEN)) {
      return new Inline(block(owner));
    }
    int start = in.start();
    arrow();
    Name step = pieces.name("a step name");
    return new ToStep(step, new Range(Math.min(start, in.lastEnd()), in.lastEnd()));
  }

  /** "->" ( "flow" ID | ID ) | block, as handlers have it */
  Target handlerTarget() {
    boolean toFlow = in.at(Kind.ARROW) && in.next().isWord("flow") && !in.next().first();
    if (!toFlow) {
      return target("this handler");
    }
    int start = in.start();
    in.advance();
    in.advance();
    Name flow = pieces.name("the name of a flow");
    return new ToFlow(flow, new Range(start, in.lastEnd()));
  }

  /** "->", or what people write instead: {@code goto}, {@code =>}, nothing. */
  private void arrow() {
    Token token = in.current();
    if (in.lost() || token.is(Kind.ARROW) || !in.onLine()) {
      pieces.expect(Kind.ARROW, "`->` and a step name, or `{`");
      return;
    }
    boolean thick = token.is(Kind.EQUALS) && in.text().startsWith(">", token.end());
    boolean word = token.isWord("goto");
    if (!thick && !word && !token.is(Kind.WORD)) {
      pieces.expect(Kind.ARROW, "`->` and a step name, or `{`");
      return;
    }
    int end = thick ? token.end() + 1 : word ? token.end() : token.start();
    in.note(() ->
        reports
            .problem("FLW1102", new Range(token.start(), Math.max(end, token.end())))
            .message("expected `->` before the step to go to")
            .label("instead of this")
            .fix("Write `->`", false, token.start(), end, end == token.start() ? "-> " : "->"));
    if (thick) {
      in.advance();
      in.advance();
    } else if (word) {
      in.advance();
    }
  }
}
