package dev.parley.flow.json;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.Check;
import dev.parley.flow.model.Cta;
import dev.parley.flow.model.Option;
import dev.parley.flow.model.Prompt;
import dev.parley.flow.model.Retry;
import dev.parley.flow.model.Target;
import dev.parley.flow.model.Timeout;
import dev.parley.flow.model.WaitRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON form of actions and of all that stands in them. */
final class ActionTree {
  private ActionTree() {}

  static List<Map<String, Object>> of(List<Action> actions) {
    return actions.stream().map(ActionTree::action).toList();
  }

  private static Map<String, Object> action(Action action) {
    Entries out = new Entries();
    switch (action) {
      case Action.Say say ->
          prompt(out.put("type", "say"), say.prompt()).put("cta", say.cta().map(ActionTree::cta));
      case Action.Ask ask -> ask(out, ask);
      case Action.Choose choose -> choose(out, choose);
      case Action.Assign set -> out.put("type", "set").put("path", set.path()).put("js", set.js());
      case Action.If branch ->
          out.put("type", "if")
              .list("cases", branch.cases(), ActionTree::branch)
              .put("else", branch.otherwise().map(ActionTree::of));
      case Action.Goto to -> out.put("type", "goto").put("step", to.step());
      case Action.End end ->
          out.put("type", "end")
              .put("results", Optional.of(end.results()).filter(r -> !r.isEmpty()));
      case Action.CountRetry count -> retry(out.put("type", "retry"), count.retry());
    }
    return out.map();
  }

  private static void ask(Entries out, Action.Ask ask) {
    out.put("type", "ask").put("save", ask.variable());
    out.put("valueType", ask.type().map(Object::toString));
    prompt(out, ask.prompt())
        .list("checks", ask.rules().checks(), ActionTree::check)
        .put("parse", ask.rules().parse())
        .texts("skip", ask.rules().skip())
        .put("hint", ask.rules().hint());
    waiting(out, ask.waiting());
  }

  private static void choose(Entries out, Action.Choose choose) {
    out.put("type", "choose").put("save", choose.variable());
    prompt(out, choose.prompt())
        .put("as", choose.form().kind().map(Entries::word))
        .put("label", choose.form().label())
        .list("options", choose.options(), ActionTree::option)
        .put("other", choose.other().map(t -> target(new Entries(), t).map()));
    waiting(out, choose.waiting()).put("stale", choose.stale().map(Entries::word));
  }

  private static Map<String, Object> option(Option option) {
    Entries out =
        new Entries()
            .put("id", option.id())
            .put("title", option.title())
            .put("desc", option.desc())
            .put("when", option.when());
    return target(out, option.target()).map();
  }

  private static Entries prompt(Entries out, Prompt prompt) {
    return out.put("text", prompt.text())
        .put("tag", prompt.tag())
        .put("header", prompt.header())
        .put("footer", prompt.footer());
  }

  private static Map<String, Object> cta(Cta cta) {
    return new Entries().put("label", cta.label()).put("url", cta.url()).map();
  }

  private static Map<String, Object> check(Check check) {
    return new Entries().put("js", check.js()).put("else", check.otherwise()).map();
  }

  private static Map<String, Object> branch(Action.Case branch) {
    return new Entries().put("when", branch.when()).put("do", of(branch.actions())).map();
  }

  private static Entries waiting(Entries out, WaitRules rules) {
    return out.put("retry", rules.retry().map(r -> retry(new Entries(), r).map()))
        .put("timeout", rules.timeout().map(ActionTree::timeout))
        .put("was", rules.was());
  }

  private static Entries retry(Entries out, Retry retry) {
    return target(out.put("times", retry.times()), retry.target());
  }

  private static Map<String, Object> timeout(Timeout timeout) {
    return target(new Entries().put("after", timeout.after().toString()), timeout.target()).map();
  }

  private static Entries target(Entries out, Optional<Target> target) {
    return target.map(t -> target(out, t)).orElse(out);
  }

  /** Adds the key that says where something leads. */
  static Entries target(Entries out, Target target) {
    return switch (target) {
      case Target.ToStep step -> out.put("goto", step.name());
      case Target.Block block -> out.put("do", of(block.actions()));
      case Target.ToFlow flow -> out.put("flow", flow.id());
    };
  }
}
