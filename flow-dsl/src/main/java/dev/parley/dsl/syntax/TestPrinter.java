package dev.parley.dsl.syntax;

import dev.parley.dsl.syntax.TestLine.Sent;
import dev.parley.dsl.syntax.Tree.Str;
import java.util.Optional;

/** Writes the lines of tests in their canonical form. */
final class TestPrinter {

  private final Out out;
  private final StatementPrinter statements;

  TestPrinter(Out out, StatementPrinter statements) {
    this.out = out;
    this.statements = statements;
  }

  void line(TestLine line) {
    switch (line) {
      case TestLine.StartAt start -> out.add("start at ").add(start.step().text());
      case TestLine.StartWith start -> {
        out.add("start with ");
        statements.args(start.args());
      }
      case TestLine.Given given ->
          out.add("given ").add(given.path().text()).add(" = ").add(statements.js(given.value()));
      case TestLine.Mock mock -> mock(mock);
      case TestLine.UserSays user -> out.add("user ").add(TextPrinter.string(user.text()));
      case TestLine.UserTaps user -> {
        out.add("user taps ").add(user.option().text());
        string(" on ", user.on());
      }
      case TestLine.UserSends user -> {
        out.add("user sends ").add(user.kind().word());
        string(" ", user.content());
      }
      case TestLine.BotAny bot -> out.add("bot *");
      case TestLine.BotSends bot -> bot(bot);
      case TestLine.Silent silent -> out.add("silent");
      case TestLine.After after -> out.add("after ").add(TextPrinter.duration(after.time()));
      case TestLine.Expect expect -> out.add("expect ").add(statements.js(expect.js()));
      case TestLine.At at -> out.add("at ").add(at.step().text());
      case TestLine.Ended ended -> out.add("ended");
      case TestLine.Failed failed -> {
        out.add("failed");
        statements.named(" ", failed.code());
      }
      case TestLine.Broken broken -> {}
    }
  }

  private void string(String word, Optional<Str> string) {
    string.ifPresent(present -> out.add(word).add(TextPrinter.string(present)));
  }

  private void mock(TestLine.Mock line) {
    switch (line) {
      case TestLine.MockHttp mock -> mock(mock);
      case TestLine.MockRun mock -> {
        out.add("mock run ").add(mock.flow().text()).add(" -> ");
        statements.args(mock.results());
      }
      case TestLine.MockSend mock -> {
        out.add("mock send ").add(TextPrinter.string(mock.pattern()));
        out.add(" -> ").add(mock.reason().word());
      }
    }
  }

  private void mock(TestLine.MockHttp mock) {
    out.add("mock http ").add(mock.method().word()).add(" ");
    out.add(TextPrinter.string(mock.url())).add(" -> ");
    out.add(String.valueOf(mock.status().value()));
    mock.body().ifPresent(body -> out.add(" ").add(statements.js(body)));
  }

  private void bot(TestLine.BotSends bot) {
    out.add("bot");
    bot.sent().ifPresent(sent -> out.add(" ").add(sent(sent)));
    string(" ", bot.pattern());
    bot.options().ifPresent(options -> out.add(" [").add(StatementPrinter.names(options)).add("]"));
  }

  private static String sent(Sent sent) {
    return switch (sent) {
      case Sent.Choose choose -> "choose";
      case Sent.Template template -> "template " + template.name().text();
      case Sent.OfKind kind -> kind.kind().word();
    };
  }
}
