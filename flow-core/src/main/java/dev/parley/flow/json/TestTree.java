package dev.parley.flow.json;

import dev.parley.flow.model.TestCase;
import dev.parley.flow.model.TestLine;
import java.util.Map;

/** The JSON form of a flow's own tests. */
final class TestTree {
  private TestTree() {}

  static Map<String, Object> of(TestCase test) {
    return new Entries()
        .put("name", test.name())
        .put("lines", test.lines().stream().map(TestTree::line).toList())
        .map();
  }

  private static Map<String, Object> line(TestLine line) {
    Entries out = new Entries();
    return switch (line) {
      case TestLine.StartAt start ->
          out.put("start", new Entries().put("at", start.step()).map()).map();
      case TestLine.StartWith start ->
          out.put("start", new Entries().put("with", start.params()).map()).map();
      case TestLine.Given given -> out.put("given", given.path()).put("js", given.js()).map();
      case TestLine.Mock mock -> out.put("mock", mock(mock)).map();
      case TestLine.Says says -> out.put("user", says.text()).map();
      case TestLine.Taps taps -> out.put("taps", taps.option()).put("on", taps.on()).map();
      case TestLine.Sends sends -> out.put("sends", sends.kind()).put("text", sends.text()).map();
      case TestLine.BotSays bot -> out.put("bot", bot(bot)).map();
      case TestLine.Silent silent -> out.put("silent", true).map();
      case TestLine.After after -> out.put("after", after.delay().toString()).map();
      case TestLine.Expect expect -> out.put("expect", expect.js()).map();
      case TestLine.At at -> out.put("at", at.step()).map();
      case TestLine.HasEnded ended -> out.put("ended", true).map();
      case TestLine.HasFailed failed -> out.put("failed", failed(failed)).map();
    };
  }

  private static Map<String, Object> mock(TestLine.Mock line) {
    return switch (line) {
      case TestLine.MockHttp mock ->
          new Entries()
              .put("http", mock.method().name())
              .put("url", mock.url())
              .put("status", mock.status())
              .put("js", mock.js())
              .map();
      case TestLine.MockRun mock ->
          new Entries().put("run", mock.flow()).put("results", mock.results()).map();
      case TestLine.MockSend mock ->
          new Entries().put("send", mock.pattern()).put("refused", mock.reason()).map();
    };
  }

  private static Object failed(TestLine.HasFailed failed) {
    return failed.code().<Object>map(code -> code).orElse(true);
  }

  private static Map<String, Object> bot(TestLine.BotSays bot) {
    return new Entries()
        .put("kind", bot.kind())
        .put("template", bot.template())
        .put("pattern", bot.pattern())
        .put("options", bot.options())
        .map();
  }
}
