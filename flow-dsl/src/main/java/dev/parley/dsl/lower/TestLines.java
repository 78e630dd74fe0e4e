package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Decl;
import dev.parley.dsl.syntax.TestLine.Sent;
import dev.parley.dsl.syntax.Tree;
import dev.parley.flow.model.HttpMethod;
import dev.parley.flow.model.TestCase;
import dev.parley.flow.model.TestLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tests: what is given, done and expected. */
final class TestLines {
  private final Faults faults;
  private final Actions actions;

  TestLines(Faults faults, Actions actions) {
    this.faults = faults;
    this.actions = actions;
  }

  TestCase test(Decl.Test test, Spot spot) {
    spot.at(test, test.title().range());
    List<TestLine> lines = new ArrayList<>();
    Parts parts = new Parts(spot, test.lines());
    for (dev.parley.dsl.syntax.TestLine line : test.lines().items()) {
      Spot at = parts.at(line, "lines", lines.size()).at(line.range());
      line(line, at).ifPresent(lines::add);
    }
    return new TestCase(spot.in("name").string(test.title()), lines);
  }

  private Optional<TestLine> line(dev.parley.dsl.syntax.TestLine line, Spot spot) {
    return switch (line) {
      case dev.parley.dsl.syntax.TestLine.StartAt s ->
          Optional.of(new TestLine.StartAt(spot.in("start").in("at").name(s.step())));
      case dev.parley.dsl.syntax.TestLine.StartWith s ->
          Optional.of(new TestLine.StartWith(with(s.args(), spot.in("start").in("with"))));
      case dev.parley.dsl.syntax.TestLine.Given g -> Optional.of(given(g, spot));
      case dev.parley.dsl.syntax.TestLine.Mock m ->
          Optional.of(mock(m, spot.in("mock").at(m.range())));
      case dev.parley.dsl.syntax.TestLine.UserSays u ->
          Optional.of(new TestLine.Says(spot.in("user").string(u.text())));
      case dev.parley.dsl.syntax.TestLine.UserTaps t ->
          Optional.of(
              new TestLine.Taps(
                  spot.in("taps").name(t.option()), t.on().map(spot.in("on")::string)));
      case dev.parley.dsl.syntax.TestLine.UserSends s ->
          Optional.of(
              new TestLine.Sends(s.kind().word(), s.content().map(spot.in("text")::string)));
      case dev.parley.dsl.syntax.TestLine.BotAny any ->
          Optional.of(
              new TestLine.BotSays(
                  Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
      case dev.parley.dsl.syntax.TestLine.BotSends bot -> Optional.of(bot(bot, spot.in("bot")));
      case dev.parley.dsl.syntax.TestLine.Silent silent -> Optional.of(new TestLine.Silent());
      case dev.parley.dsl.syntax.TestLine.After after ->
          Optional.of(new TestLine.After(faults.delay(after.time())));
      case dev.parley.dsl.syntax.TestLine.Expect expect ->
          Optional.of(new TestLine.Expect(spot.in("expect").js(expect.js())));
      case dev.parley.dsl.syntax.TestLine.At at ->
          Optional.of(new TestLine.At(spot.in("at").name(at.step())));
      case dev.parley.dsl.syntax.TestLine.Ended ended -> Optional.of(new TestLine.HasEnded());
      case dev.parley.dsl.syntax.TestLine.Failed failed ->
          Optional.of(new TestLine.HasFailed(failed.code().map(c -> code(c, spot.in("failed")))));
      case dev.parley.dsl.syntax.TestLine.Broken broken -> Optional.empty();
    };
  }

  private String code(Tree.Name code, Spot spot) {
    if (!code.text().matches("FLW[0-9]+")) {
      faults.badValue(code.range(), "`" + code.text() + "` is no code of a fault", "FLW5301");
    }
    return spot.name(code);
  }

  private Map<String, String> with(Tree.Args args, Spot spot) {
    return actions.args(args, spot);
  }

  private static TestLine given(dev.parley.dsl.syntax.TestLine.Given given, Spot spot) {
    spot.in("given").at(given.path().range());
    return new TestLine.Given(given.path().text(), spot.in("js").js(given.value()));
  }

  private TestLine mock(dev.parley.dsl.syntax.TestLine.Mock line, Spot spot) {
    return switch (line) {
      case dev.parley.dsl.syntax.TestLine.MockHttp mock -> mock(mock, spot);
      case dev.parley.dsl.syntax.TestLine.MockRun mock ->
          new TestLine.MockRun(
              spot.in("run").name(mock.flow()), actions.args(mock.results(), spot.in("results")));
      case dev.parley.dsl.syntax.TestLine.MockSend mock ->
          new TestLine.MockSend(spot.in("send").string(mock.pattern()), mock.reason().word());
    };
  }

  private static TestLine mock(dev.parley.dsl.syntax.TestLine.MockHttp mock, Spot spot) {
    spot.in("status").at(mock.status().range());
    return new TestLine.MockHttp(
        HttpMethod.valueOf(mock.method().name()),
        spot.in("url").string(mock.url()),
        mock.status().value(),
        mock.body().map(spot.in("js")::js));
  }

  private static TestLine bot(dev.parley.dsl.syntax.TestLine.BotSends bot, Spot spot) {
    Optional<List<String>> options =
        bot.options().map(ids -> ids.stream().map(Tree.Name::text).toList());
    return new TestLine.BotSays(
        bot.sent().map(TestLines::kind),
        bot.sent().flatMap(sent -> template(sent, spot)),
        bot.pattern().map(spot.in("pattern")::string),
        options);
  }

  private static Optional<String> template(Sent sent, Spot spot) {
    return sent instanceof Sent.Template(Tree.Name name)
        ? Optional.of(spot.in("template").name(name))
        : Optional.empty();
  }

  private static String kind(Sent sent) {
    return switch (sent) {
      case Sent.Choose choose -> "choose";
      case Sent.Template template -> "template";
      case Sent.OfKind kind -> kind.kind().word();
    };
  }
}
