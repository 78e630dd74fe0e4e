package dev.parley.flow.json;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.AnswerRules;
import dev.parley.flow.model.Check;
import dev.parley.flow.model.ChoiceForm;
import dev.parley.flow.model.Cta;
import dev.parley.flow.model.Option;
import dev.parley.flow.model.Prompt;
import dev.parley.flow.model.Retry;
import dev.parley.flow.model.Stale;
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
      case "choose" -> choose(in);
      case "set" -> new Action.Assign(Nodes.text(in, "path"), Nodes.text(in, "js"));
      case "if" ->
          new Action.If(
              Nodes.list(in, "cases", ActionReader::branch),
              Nodes.optional(in, "else", ActionReader::actions));
      case "goto" -> new Action.Goto(Nodes.text(in, "step"));
      case "end" -> new Action.End(Nodes.textMap(in.path("results")));
      case "retry" -> new Action.CountRetry(retry(in));
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
        Optional.empty(),
        waiting(in));
  }

  private static Action choose(JsonNode in) {
    ChoiceForm form =
        new ChoiceForm(
            Nodes.optional(in, "as", word -> Nodes.constant(ChoiceForm.Kind.class, word)),
            Nodes.optional(in, "label"));
    return new Action.Choose(
        Nodes.text(in, "save"),
        prompt(in),
        form,
        Nodes.list(in, "options", ActionReader::option),
        Nodes.optional(in, "other", o -> target(o).orElseThrow()),
        waiting(in),
        Nodes.optional(in, "stale", word -> Nodes.constant(Stale.class, word)));
  }

  private static Option option(JsonNode in) {
    return new Option(
        Nodes.text(in, "id"),
        Nodes.text(in, "title"),
        Nodes.optional(in, "desc"),
        Nodes.optional(in, "when"),
        target(in));
  }

  private static Prompt prompt(JsonNode in) {
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

  private static WaitRules waiting(JsonNode in) {
    return new WaitRules(
        Nodes.optional(in, "retry", ActionReader::retry),
        Nodes.optional(in, "timeout", t -> new Timeout(Nodes.delay(t.path("after")), target(t))),
        Nodes.optional(in, "was"));
  }

  private static Retry retry(JsonNode in) {
    return new Retry(in.path("times").asInt(), target(in));
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
