package dev.parley.flow.json;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.AnswerRules;
import dev.parley.flow.model.Arm;
import dev.parley.flow.model.Check;
import dev.parley.flow.model.Cta;
import dev.parley.flow.model.MatchCase;
import dev.parley.flow.model.Prompt;
import dev.parley.flow.model.Retry;
import dev.parley.flow.model.Target;
import dev.parley.flow.model.Timeout;
import dev.parley.flow.model.WaitRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Actions and all that stands in them. */
final class ActionReader {
  private ActionReader() {}

  static List<Action> actions(JsonNode list) {
    List<Action> actions = new ArrayList<>();
    list.forEach(item -> actions.add(action(item)));
    return actions;
  }

  private static Action action(JsonNode in) {
    return switch (Nodes.text(in, "type")) {
      case "say" -> new Action.Say(prompt(in), Nodes.optional(in, "cta", ActionReader::cta));
      case "ask" -> ask(in);
      case "choose" -> ChoiceReader.choose(in);
      case "set" -> new Action.Assign(Nodes.text(in, "path"), Nodes.text(in, "js"));
      case "if" ->
          new Action.If(
              Nodes.list(in, "cases", ActionReader::branch),
              Nodes.optional(in, "else", ActionReader::actions));
      case "goto" -> new Action.Goto(Nodes.text(in, "step"));
      case "end" -> new Action.End(Nodes.textMap(in.path("results")));
      case "retry" -> new Action.CountRetry(retry(in));
      case "match" -> match(in);
      case "split" ->
          new Action.Split(Nodes.text(in, "save"), Nodes.list(in, "arms", ActionReader::arm));
      case "handoff" -> handoff(in);
      case "pause" -> new Action.Pause(pauseEnd(in));
      case "http" -> CallReader.http(in);
      case "run" -> CallReader.run(in);
      case "emit" -> new Action.Emit(Nodes.text(in, "event"), Nodes.textMap(in.path("args")));
      case "send" -> SendReader.send(in);
      case "template" -> SendReader.template(in);
      case "label" -> new Action.Label(true, Nodes.texts(in, "labels"));
      case "unlabel" -> new Action.Label(false, Nodes.texts(in, "labels"));
      case "join" -> new Action.Group(true, Nodes.texts(in, "groups"));
      case "leave" -> new Action.Group(false, Nodes.texts(in, "groups"));
      case "language" -> new Action.Language(Nodes.text(in, "js"));
      case "optin" -> new Action.Consent(true, Nodes.text(in, "purpose"));
      case "optout" -> new Action.Consent(false, Nodes.text(in, "purpose"));
      default -> throw new IllegalStateException("the schema let an unknown action pass");
    };
  }

  private static Action ask(JsonNode in) {
    AnswerRules rules =
        new AnswerRules(
            Nodes.list(in, "checks", c -> new Check(Nodes.text(c, "js"), Nodes.text(c, "else"))),
            Nodes.optional(in, "parse"),
            Nodes.texts(in, "skip"),
            Nodes.optional(in, "hint"));
    return new Action.Ask(
        Nodes.text(in, "save"),
        Nodes.optional(in, "valueType", Nodes::type),
        prompt(in),
        rules,
        Nodes.optional(in, "cta", SendReader::form),
        waiting(in));
  }

  private static Action match(JsonNode in) {
    return new Action.Match(
        Nodes.text(in, "js"),
        Nodes.list(in, "cases", c -> new MatchCase(Nodes.texts(c, "values"), way(c))),
        Nodes.optional(in, "else", ActionReader::way));
  }

  private static Arm arm(JsonNode in) {
    return new Arm(in.path("weight").asInt(), Nodes.text(in, "id"), way(in));
  }

  private static Action handoff(JsonNode in) {
    return new Action.Handoff(
        Nodes.text(in, "queue"),
        Nodes.optional(in, "note"),
        Nodes.optional(in, "resume", ActionReader::way));
  }

  private static Action.PauseEnd pauseEnd(JsonNode in) {
    return in.has("for")
        ? new Action.PauseEnd.After(Nodes.delay(in.path("for")))
        : new Action.PauseEnd.Until(Nodes.text(in, "until"));
  }

  static Prompt prompt(JsonNode in) {
    return new Prompt(
        Nodes.text(in, "text"),
        Nodes.optional(in, "tag"),
        Nodes.optional(in, "header"),
        Nodes.optional(in, "footer"));
  }

  private static Cta cta(JsonNode in) {
    return new Cta(Nodes.text(in, "label"), Nodes.text(in, "url"));
  }

  private static Action.Case branch(JsonNode in) {
    return new Action.Case(Nodes.text(in, "when"), actions(in.path("do")));
  }

  static WaitRules waiting(JsonNode in) {
    return new WaitRules(
        Nodes.optional(in, "retry", ActionReader::retry),
        Nodes.optional(in, "timeout", t -> new Timeout(Nodes.delay(t.path("after")), target(t))),
        Nodes.optional(in, "was"));
  }

  private static Retry retry(JsonNode in) {
    return new Retry(in.path("times").asInt(), target(in));
  }

  /** The target that an object is. */
  static Target way(JsonNode in) {
    return target(in).orElseThrow();
  }

  /** The target among the keys of an object. */
  static Optional<Target> target(JsonNode in) {
    if (in.has("goto")) {
      return Optional.of(new Target.ToStep(Nodes.text(in, "goto")));
    }
    if (in.has("do")) {
      return Optional.of(new Target.Block(actions(in.path("do"))));
    }
    return Nodes.optional(in, "flow").map(Target.ToFlow::new);
  }
}
