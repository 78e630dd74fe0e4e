package dev.parley.flow.json;

import dev.parley.flow.model.Bot;
import dev.parley.flow.model.BotSettings;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.FlowSettings;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.Hours;
import dev.parley.flow.model.Stale;
import dev.parley.flow.model.Step;
import dev.parley.flow.model.Target;
import dev.parley.flow.model.Trigger;
import dev.parley.flow.model.Use;
import dev.parley.flow.model.Variable;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** From a document that its schema has accepted to the model. */
final class FlowReader {
  private FlowReader() {}

  static Flow flow(JsonNode in) {
    return new Flow(
        Nodes.text(in, "flow"),
        settings(in),
        Nodes.list(in, "triggers", FlowReader::trigger),
        Nodes.list(in, "params", FlowReader::variable),
        Nodes.list(in, "results", FlowReader::variable),
        Nodes.list(in, "variables", FlowReader::variable),
        Nodes.list(in, "steps", FlowReader::step),
        Nodes.list(in, "handlers", FlowReader::handler),
        Nodes.list(in, "uses", FlowReader::use),
        Nodes.list(in, "tests", TestReader::test));
  }

  static Bot bot(JsonNode in) {
    BotSettings settings =
        new BotSettings(
            Nodes.optional(in, "title"),
            Nodes.optional(in, "lang"),
            Nodes.texts(in, "languages"),
            Nodes.optional(in, "timezone"),
            Nodes.optional(in, "country"));
    return new Bot(
        Nodes.text(in, "bot"),
        settings,
        Nodes.list(in, "hours", h -> new Hours(Nodes.text(h, "name"), Nodes.text(h, "times"))),
        Nodes.list(in, "uses", FlowReader::use),
        Nodes.list(in, "handlers", FlowReader::handler),
        Nodes.list(in, "tests", TestReader::test),
        List.of());
  }

  private static FlowSettings settings(JsonNode in) {
    return new FlowSettings(
        Nodes.optional(in, "title"),
        Nodes.optional(in, "version"),
        Nodes.optional(in, "lang"),
        Nodes.optional(in, "expires", Nodes::delay),
        Nodes.optional(in, "stale", word -> Nodes.constant(Stale.class, word)),
        Nodes.optional(in, "afterEnd"));
  }

  private static Trigger trigger(JsonNode in) {
    Optional<String> when = Nodes.optional(in, "when");
    return switch (Nodes.text(in, "type")) {
      case "keyword" -> new Trigger.Keyword(Nodes.texts(in, "words"), match(in), when);
      case "first" -> new Trigger.First(when);
      case "any" -> new Trigger.Any(when);
      case "button" -> new Trigger.Button(Nodes.text(in, "text"), when);
      case "ad" -> new Trigger.Ad(Nodes.text(in, "pattern"), when);
      case "optin" -> new Trigger.OptIn(when);
      case "optout" -> new Trigger.OptOut(when);
      case "order" -> new Trigger.Order(when);
      case "api" -> new Trigger.Api(when);
      default -> throw new IllegalStateException("the schema let an unknown trigger pass");
    };
  }

  private static Trigger.Match match(JsonNode in) {
    return Nodes.optional(in, "match", word -> Nodes.constant(Trigger.Match.class, word))
        .orElse(Trigger.Match.EXACT);
  }

  private static Variable variable(JsonNode in) {
    return new Variable(
        Nodes.optional(in, "scope", word -> Nodes.constant(Variable.Scope.class, word))
            .orElse(Variable.Scope.FLOW),
        Nodes.text(in, "name"),
        Nodes.type(in.path("type")),
        Nodes.optional(in, "default"));
  }

  private static Step step(JsonNode in) {
    return new Step(
        Nodes.text(in, "name"), Nodes.texts(in, "was"), ActionReader.actions(in.path("do")));
  }

  private static Handler handler(JsonNode in) {
    Target target = ActionReader.target(in).orElseThrow();
    return switch (Nodes.text(in, "on")) {
      case "keyword" ->
          new Handler.OnKeyword(Nodes.texts(in, "words"), in.path("keep").asBoolean(false), target);
      case "error" -> new Handler.OnError(Nodes.text(in, "as"), target);
      case "expire" -> new Handler.OnExpire(target);
      case "media" -> new Handler.OnMedia(target);
      case "migrate" -> new Handler.OnMigrate(Nodes.text(in, "from"), target);
      default -> throw new IllegalStateException("the schema let an unknown handler pass");
    };
  }

  private static Use use(JsonNode in) {
    return new Use(
        Nodes.constant(Use.Kind.class, in.path("use")),
        Nodes.texts(in, "names"),
        Nodes.text(in, "from"));
  }
}
