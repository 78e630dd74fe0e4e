package dev.parley.flow.check;

import dev.parley.flow.json.FlowJson;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.BotSettings;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Checks flows that tests write as JSON with single quotes; ´ is a quote inside an expression. */
final class Findings {
  private Findings() {}

  /** A flow whose only step does this and ends. */
  static String doing(String... actions) {
    return with("", actions);
  }

  /** The same with further parts, such as {@code 'variables':[…],}. */
  static String with(String parts, String... actions) {
    return steps(parts, "{'name':'start','do':[%s]}".formatted(body(actions)));
  }

  private static String body(String... actions) {
    List<String> all = new ArrayList<>(List.of(actions));
    all.add("{'type':'end'}");
    return String.join(",", all);
  }

  /** A flow of these steps. */
  static String steps(String parts, String... steps) {
    return "{'format':1,'flow':'f',%s'steps':[%s]}".formatted(parts, String.join(",", steps));
  }

  /** A step that does this and no more. */
  static String step(String name, String... actions) {
    return "{'name':'%s','do':[%s]}".formatted(name, String.join(",", actions));
  }

  static Flow flow(String json) {
    return FlowJson.read(json.replace('\'', '"').replace('´', '\'')).orThrow();
  }

  static Bot bot(List<Handler> handlers, String... flows) {
    return new Bot(
        "b",
        BotSettings.defaults(),
        List.of(),
        List.of(),
        handlers,
        List.of(),
        Stream.of(flows).map(Findings::flow).toList());
  }

  /** What a check finds: severity, address, place in the text, sentence and suggestion. */
  static List<String> find(String code, String... flows) {
    return find(code, bot(List.of(), flows));
  }

  static List<String> find(String code, Bot bot) {
    return FlowCheck.check(bot).stream()
        .filter(problem -> problem.code().equals(code))
        .map(Findings::told)
        .toList();
  }

  private static String told(Problem problem) {
    Problem.Place place = problem.place();
    String range = place.end() == 0 ? "" : "[" + place.start() + "," + place.end() + "]";
    return problem.severity().name().charAt(0)
        + " "
        + place.pointer()
        + range
        + ": "
        + problem.message()
        + problem.suggestion().map(s -> " (" + s + "?)").orElse("");
  }
}
