package dev.parley.dsl.syntax;

import dev.parley.dsl.syntax.Blocks.Grammar;
import dev.parley.dsl.syntax.Items.Kinds;
import dev.parley.dsl.syntax.TestLine.Sent;
import dev.parley.dsl.syntax.Token.Kind;
import dev.parley.dsl.syntax.Tokens.Mark;
import dev.parley.dsl.syntax.Tree.Args;
import dev.parley.dsl.syntax.Tree.Body;
import dev.parley.dsl.syntax.Tree.Int;
import dev.parley.dsl.syntax.Tree.Js;
import dev.parley.dsl.syntax.Tree.Name;
import dev.parley.dsl.syntax.Tree.Path;
import dev.parley.dsl.syntax.Tree.Str;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the lines of tests: one method per production. */
final class TestLines {

  private static final String KIND = "a kind of message, such as text or image";

  private final Tokens in;
  private final Pieces pieces;
  private final Blocks blocks;
  private final Items items;
  private final Kinds<TestLine> kinds =
      new Kinds<>("a test", Keywords.TEST, this::read, TestLine.Broken::new);

  TestLines(Reading reading) {
    this.in = reading.in();
    this.pieces = reading.pieces();
    this.blocks = reading.blocks();
    this.items = reading.items();
  }

  /** "{" { testLine } "}" */
  Body<TestLine> body() {
    return blocks.body(new Grammar<>("this test", Keywords.TEST, () -> items.item(kinds)));
  }

  /** testLine = "start" … | "given" … | "mock" … | "user" … | "bot" … | … */
  private TestLine read(String word, Mark mark) {
    return switch (word) {
      case "start" -> start(mark);
      case "given" -> given(mark);
      case "mock" -> mock(mark);
      case "user" -> user(mark);
      case "bot" -> bot(mark);
      case "silent" -> new TestLine.Silent(in.end(mark));
      case "after" -> new TestLine.After(pieces.duration("a duration such as 10m"), in.end(mark));
      case "expect" -> new TestLine.Expect(pieces.js("a condition"), in.end(mark));
      case "at" -> new TestLine.At(pieces.name("a step name"), in.end(mark));
      case "ended" -> new TestLine.Ended(in.end(mark));
      default -> failed(mark);
    };
  }

  /** "start" ( "at" ID | "with" args ) */
  private TestLine start(Mark mark) {
    if (pieces.acceptWord("with")) {
      return new TestLine.StartWith(pieces.args(), in.end(mark));
    } else if (!pieces.acceptWord("at")) {
      pieces.missing("`at` and a step, or `with` and parameters");
    }
    return new TestLine.StartAt(pieces.name("a step name"), in.end(mark));
  }

  /** "given" path "=" js */
  private TestLine given(Mark mark) {
    Path path = pieces.path("what is given, such as contact.name");
    pieces.expect(Kind.EQUALS, "`=` and a value");
    return new TestLine.Given(path, pieces.js("a value"), in.end(mark));
  }

  /**
   * "mock" ( "http" METHOD STRING "->" INT [ js ] | "run" ID "->" args | "send" pattern "->" (
   * "window" | "limits" | "undeliverable" | "consent" ) )
   */
  private TestLine mock(Mark mark) {
    if (pieces.acceptWord("run")) {
      Name flow = pieces.name("the name of a flow");
      pieces.expect(Kind.ARROW, "`->` and the results");
      Args results = pieces.args();
      return new TestLine.MockRun(flow, results, in.end(mark));
    } else if (pieces.acceptWord("send")) {
      return mockSend(mark);
    } else if (!pieces.acceptWord("http")) {
      pieces.missing("`http`, `run` or `send`");
    }
    return mockHttp(mark);
  }

  private TestLine mockSend(Mark mark) {
    Str pattern = pieces.string("the message's text in quotes");
    pieces.expect(Kind.ARROW, "`->` and why it cannot be sent");
    Words.Refusal reason =
        pieces.choice(Words.Refusal.values(), "window, limits, undeliverable or consent");
    return new TestLine.MockSend(pattern, reason, in.end(mark));
  }

  private TestLine mockHttp(Mark mark) {
    Words.Method method = pieces.choice(Words.Method.values(), "GET, POST, PUT, PATCH or DELETE");
    Str url = pieces.string("an address in quotes");
    pieces.expect(Kind.ARROW, "`->` and a status such as 200");
    Int status = pieces.integer("a status such as 200");
    boolean value = !in.lost() && (in.at(Kind.OPEN) || in.at(Kind.LIST_OPEN));
    Optional<Js> body = value ? Optional.of(pieces.js("a value")) : Optional.empty();
    return new TestLine.MockHttp(method, url, status, body, in.end(mark));
  }

  /** userAct = STRING | "taps" ID [ "on" pattern ] | "sends" KIND [ STRING ] */
  private TestLine user(Mark mark) {
    if (pieces.acceptWord("taps")) {
      Name option = pieces.name("an option's name");
      Optional<Str> on =
          pieces.acceptWord("on")
              ? Optional.of(pieces.string("the message's text in quotes"))
              : Optional.empty();
      return new TestLine.UserTaps(option, on, in.end(mark));
    } else if (pieces.acceptWord("sends")) {
      Words.Kind kind = pieces.choice(Words.Kind.values(), KIND);
      return new TestLine.UserSends(kind, maybeString(), in.end(mark));
    }
    return new TestLine.UserSays(
        pieces.string("what the user writes in quotes, `taps` or `sends`"), in.end(mark));
  }

  private Optional<Str> maybeString() {
    return !in.lost() && in.onLine() && in.current().isText()
        ? Optional.of(pieces.string("a text in quotes"))
        : Optional.empty();
  }

  /**
   * "bot" ( "*" | pattern | ( "choose" | "template" ID | KIND ) [ pattern ] [ "[" ID { "," ID } "]"
   * ] )
   */
  private TestLine bot(Mark mark) {
    if (in.onLine() && pieces.accept(Kind.STAR)) {
      return new TestLine.BotAny(in.end(mark));
    }
    Optional<Sent> sent =
        in.current().isText() && in.onLine() ? Optional.empty() : Optional.of(sent());
    Optional<Str> pattern = maybeString();
    Optional<List<Name>> options =
        !in.lost() && in.onLine() && in.at(Kind.LIST_OPEN)
            ? Optional.of(options())
            : Optional.empty();
    return new TestLine.BotSends(sent, pattern, options, in.end(mark));
  }

  private Sent sent() {
    List<String> known = new ArrayList<>(Words.of(Words.Kind.values()));
    known.add("choose");
    known.add("template");
    String word =
        pieces.word(known, "the bot's text in quotes, `*`, or a kind of message").orElse("");
    return switch (word) {
      case "choose" -> new Sent.Choose();
      case "template" -> new Sent.Template(pieces.name("the name of a template"));
      default -> new Sent.OfKind(kind(word));
    };
  }

  private static Words.Kind kind(String word) {
    for (Words.Kind kind : Words.Kind.values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    return Words.Kind.TEXT;
  }

  /** "[" ID { "," ID } "]" */
  private List<Name> options() {
    pieces.expect(Kind.LIST_OPEN, "`[`");
    List<Name> names = in.at(Kind.LIST_CLOSE) ? List.of() : pieces.names("an option's name");
    pieces.expect(Kind.LIST_CLOSE, "`,` or `]`");
    return names;
  }

  /** "failed" [ CODE ] */
  private TestLine failed(Mark mark) {
    boolean code = in.onLine() && in.at(Kind.WORD) && in.current().text().startsWith("FLW");
    Optional<Name> name = code ? Optional.of(pieces.name("a code")) : Optional.empty();
    return new TestLine.Failed(name, in.end(mark));
  }
}
