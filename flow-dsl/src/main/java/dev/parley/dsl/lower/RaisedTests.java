package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Place;
import dev.parley.dsl.syntax.TestLine.Sent;
import dev.parley.dsl.syntax.Tree;
import dev.parley.dsl.syntax.Words;
import dev.parley.flow.model.TestLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Test lines of the model as those of a tree. */
final class RaisedTests {
  private RaisedTests() {}

  static Tree.Body<dev.parley.dsl.syntax.TestLine> lines(List<TestLine> lines, At at) {
    List<dev.parley.dsl.syntax.TestLine> raised = new ArrayList<>();
    for (TestLine line : lines) {
      raised.add(line(line, at.in("lines").in(raised.size()).place()));
    }
    return at.body(raised);
  }

  private static dev.parley.dsl.syntax.TestLine line(TestLine line, Place place) {
    return switch (line) {
      case TestLine.StartAt(String step) ->
          new dev.parley.dsl.syntax.TestLine.StartAt(Leaf.name(step), place);
      case TestLine.StartWith start ->
          new dev.parley.dsl.syntax.TestLine.StartWith(Leaf.args(start.params()), place);
      case TestLine.Given(String path, String js) ->
          new dev.parley.dsl.syntax.TestLine.Given(Leaf.path(path), Leaf.js(js), place);
      case TestLine.Mock mock -> mock(mock, place);
      case TestLine.Says(String text) ->
          new dev.parley.dsl.syntax.TestLine.UserSays(Leaf.string(text), place);
      case TestLine.Taps(String option, Optional<String> on) ->
          new dev.parley.dsl.syntax.TestLine.UserTaps(
              Leaf.name(option), on.map(Leaf::string), place);
      case TestLine.Sends(String kind, Optional<String> text) ->
          new dev.parley.dsl.syntax.TestLine.UserSends(kind(kind), text.map(Leaf::string), place);
      case TestLine.BotSays bot -> bot(bot, place);
      case TestLine.Silent silent -> new dev.parley.dsl.syntax.TestLine.Silent(place);
      case TestLine.After after ->
          new dev.parley.dsl.syntax.TestLine.After(Leaf.duration(after.delay()), place);
      case TestLine.Expect(String js) ->
          new dev.parley.dsl.syntax.TestLine.Expect(Leaf.js(js), place);
      case TestLine.At(String step) ->
          new dev.parley.dsl.syntax.TestLine.At(Leaf.name(step), place);
      case TestLine.HasEnded ended -> new dev.parley.dsl.syntax.TestLine.Ended(place);
      case TestLine.HasFailed(Optional<String> code) ->
          new dev.parley.dsl.syntax.TestLine.Failed(Leaf.name(code), place);
    };
  }

  private static dev.parley.dsl.syntax.TestLine mock(TestLine.Mock line, Place place) {
    return switch (line) {
      case TestLine.MockHttp mock ->
          new dev.parley.dsl.syntax.TestLine.MockHttp(
              Words.Method.valueOf(mock.method().name()),
              Leaf.string(mock.url()),
              Tree.Int.of(mock.status()),
              Leaf.js(mock.js()),
              place);
      case TestLine.MockRun mock ->
          new dev.parley.dsl.syntax.TestLine.MockRun(
              Leaf.name(mock.flow()), Leaf.args(mock.results()), place);
      case TestLine.MockSend(String pattern, String reason) ->
          new dev.parley.dsl.syntax.TestLine.MockSend(
              Leaf.string(pattern), Words.Refusal.valueOf(reason.toUpperCase(Locale.ROOT)), place);
    };
  }

  private static dev.parley.dsl.syntax.TestLine bot(TestLine.BotSays bot, Place place) {
    boolean any = bot.kind().isEmpty() && bot.pattern().isEmpty() && bot.options().isEmpty();
    return any
        ? new dev.parley.dsl.syntax.TestLine.BotAny(place)
        : new dev.parley.dsl.syntax.TestLine.BotSends(
            bot.kind().map(kind -> sent(kind, bot.template())),
            bot.pattern().map(Leaf::string),
            bot.options().map(Leaf::names),
            place);
  }

  private static Sent sent(String kind, Optional<String> template) {
    return switch (kind) {
      case "choose" -> new Sent.Choose();
      case "template" -> new Sent.Template(Leaf.name(template.orElse("")));
      default -> new Sent.OfKind(kind(kind));
    };
  }

  private static Words.Kind kind(String word) {
    return Words.Kind.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
