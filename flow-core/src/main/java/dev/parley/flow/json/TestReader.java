package dev.parley.flow.json;

import dev.parley.flow.model.HttpMethod;
import dev.parley.flow.model.TestCase;
import dev.parley.flow.model.TestLine;
import tools.jackson.databind.JsonNode;

/** The flow's own tests: a line is what its telling key says. */
final class TestReader {
  private TestReader() {}

  static TestCase test(JsonNode in) {
    return new TestCase(Nodes.text(in, "name"), Nodes.list(in, "lines", TestReader::line));
  }

  private static TestLine line(JsonNode in) {
    if (in.has("start")) {
      return start(in.path("start"));
    }
    if (in.has("given")) {
      return new TestLine.Given(Nodes.text(in, "given"), Nodes.text(in, "js"));
    }
    if (in.has("mock")) {
      return mock(in.path("mock"));
    }
    return in.has("user") || in.has("taps") || in.has("sends") ? user(in) : expected(in);
  }

  private static TestLine mock(JsonNode in) {
    if (in.has("send")) {
      return new TestLine.MockSend(Nodes.text(in, "send"), Nodes.text(in, "refused"));
    }
    return in.has("run")
        ? new TestLine.MockRun(Nodes.text(in, "run"), Nodes.textMap(in.path("results")))
        : new TestLine.MockHttp(
            HttpMethod.valueOf(Nodes.text(in, "http")),
            Nodes.text(in, "url"),
            in.path("status").asInt(),
            Nodes.optional(in, "js"));
  }

  private static TestLine start(JsonNode in) {
    return in.has("at")
        ? new TestLine.StartAt(Nodes.text(in, "at"))
        : new TestLine.StartWith(Nodes.textMap(in.path("with")));
  }

  private static TestLine user(JsonNode in) {
    if (in.has("taps")) {
      return new TestLine.Taps(Nodes.text(in, "taps"), Nodes.optional(in, "on"));
    }
    return in.has("sends")
        ? new TestLine.Sends(Nodes.text(in, "sends"), Nodes.optional(in, "text"))
        : new TestLine.Says(Nodes.text(in, "user"));
  }

  private static TestLine expected(JsonNode in) {
    if (in.has("bot")) {
      return bot(in.path("bot"));
    }
    if (in.has("after")) {
      return new TestLine.After(Nodes.delay(in.path("after")));
    }
    if (in.has("expect")) {
      return new TestLine.Expect(Nodes.text(in, "expect"));
    }
    if (in.has("at")) {
      return new TestLine.At(Nodes.text(in, "at"));
    }
    if (in.has("failed")) {
      return new TestLine.HasFailed(
          Nodes.optional(in, "failed").filter(code -> in.path("failed").isString()));
    }
    return in.has("ended") ? new TestLine.HasEnded() : new TestLine.Silent();
  }

  private static TestLine bot(JsonNode in) {
    return new TestLine.BotSays(
        Nodes.optional(in, "kind"),
        Nodes.optional(in, "template"),
        Nodes.optional(in, "pattern"),
        Nodes.optional(in, "options", list -> Nodes.texts(in, "options")));
  }
}
