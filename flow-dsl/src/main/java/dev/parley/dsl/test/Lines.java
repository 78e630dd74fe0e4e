package dev.parley.dsl.test;

import dev.parley.flow.engine.Message;
import dev.parley.flow.model.TestLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lines of a conversation in the words of the language, as they could stand in a test. */
final class Lines {
  private static final int CONTEXT = 24;

  private Lines() {}

  static String of(TestLine line) {
    return switch (line) {
      case TestLine.StartAt(String step) -> "start at " + step;
      case TestLine.StartWith(Map<String, String> params) -> "start with " + args(params);
      case TestLine.Given(String path, String js) -> "given " + path + " = " + js;
      case TestLine.Mock mock -> of(mock);
      case TestLine.Says(String text) -> "user " + quoted(text);
      case TestLine.Taps(String option, Optional<String> on) ->
          "user taps " + option + on.map(p -> " on " + quoted(p)).orElse("");
      case TestLine.Sends(String kind, Optional<String> text) ->
          "user sends " + kind + text.map(t -> " " + quoted(t)).orElse("");
      case TestLine.BotSays bot -> bot(bot);
      case TestLine.Silent silent -> "silent";
      case TestLine.After after -> "after " + after.delay();
      case TestLine.Expect(String js) -> "expect " + js;
      case TestLine.At(String step) -> "at " + step;
      case TestLine.HasEnded ended -> "ended";
      case TestLine.HasFailed(Optional<String> code) ->
          "failed" + code.map(c -> " " + c).orElse("");
    };
  }

  private static String of(TestLine.Mock line) {
    return switch (line) {
      case TestLine.MockHttp mock ->
          "mock http %s %s -> %d".formatted(mock.method(), quoted(mock.url()), mock.status())
              + mock.js().map(js -> " " + js).orElse("");
      case TestLine.MockRun(String flow, Map<String, String> results) ->
          "mock run " + flow + " -> " + args(results);
      case TestLine.MockSend(String pattern, String reason) ->
          "mock send " + quoted(pattern) + " -> " + reason;
    };
  }

  private static String bot(TestLine.BotSays bot) {
    String words =
        bot.kind().map(k -> " " + k).orElse("")
            + bot.template().map(t -> " " + t).orElse("")
            + bot.pattern().map(p -> " " + quoted(p)).orElse("")
            + bot.options().map(ids -> " " + list(ids)).orElse("");
    return words.isEmpty() ? "bot *" : "bot" + words;
  }

  static String of(Seen seen) {
    String name = seen.message() instanceof Message.Template sent ? sent.name() + " " : "";
    String kind = seen.kind().equals("text") ? "" : seen.kind() + " " + name;
    String options = seen.options().isEmpty() ? "" : " " + list(seen.options());
    return "bot " + kind + quoted(seen.message().body()) + options;
  }

  static String list(List<String> ids) {
    return "[" + String.join(", ", ids) + "]";
  }

  private static String args(Map<String, String> args) {
    return args.entrySet().stream()
        .map(e -> e.getKey() + ": " + e.getValue())
        .collect(Collectors.joining(", ", "(", ")"));
  }

  static String quoted(String text) {
    return "\""
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t")
        + "\"";
  }

  /** Says in words where in a text an offset is. */
  static String place(String text, int at) {
    if (at >= text.length()) {
      return "at its end: the test expects more";
    }
    int from = text.offsetByCodePoints(at, Character.isLowSurrogate(text.charAt(at)) ? -1 : 0);
    int to = Math.min(text.length(), from + CONTEXT);
    if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
      to++;
    }
    return "from here: " + quoted(text.substring(from, to)) + (to < text.length() ? " …" : "");
  }
}
