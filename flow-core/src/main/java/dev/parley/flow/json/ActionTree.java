package dev.parley.flow.json;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.Arm;
import dev.parley.flow.model.Check;
import dev.parley.flow.model.ChoiceItem;
import dev.parley.flow.model.Cta;
import dev.parley.flow.model.Delay;
import dev.parley.flow.model.MatchCase;
import dev.parley.flow.model.Option;
import dev.parley.flow.model.OptionsEach;
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
      case Action.End end -> out.put("type", "end").map("results", end.results());
      case Action.CountRetry count -> retry(out.put("type", "retry"), count.retry());
      case Action.Match match -> match(out, match);
      case Action.Split split ->
          out.put("type", "split")
              .put("save", split.variable())
              .put("arms", split.arms().stream().map(ActionTree::arm).toList());
      case Action.Handoff handoff -> handoff(out, handoff);
      case Action.Pause(Action.PauseEnd end) -> pause(out.put("type", "pause"), end);
      case Action.Http http -> CallTree.http(out, http);
      case Action.Run run -> CallTree.run(out, run);
      case Action.Emit emit ->
          out.put("type", "emit").put("event", emit.event()).map("args", emit.args());
      case Action.SendMedia send -> SendTree.media(out, send);
      case Action.SendCard send -> SendTree.card(out, send);
      case Action.Template template -> SendTree.template(out, template);
      case Action.Label label -> out.put("type", label.word()).put("labels", label.labels());
      case Action.Group group -> out.put("type", group.word()).put("groups", group.groups());
      case Action.Language language -> out.put("type", "language").put("js", language.js());
      case Action.Consent consent ->
          out.put("type", consent.word()).put("purpose", consent.purpose());
    }
    return out.map();
  }

  private static void handoff(Entries out, Action.Handoff handoff) {
    out.put("type", "handoff")
        .put("queue", handoff.queue())
        .put("note", handoff.note())
        .put("resume", handoff.resume().map(ActionTree::way));
  }

  private static void match(Entries out, Action.Match match) {
    out.put("type", "match")
        .put("js", match.js())
        .put("cases", match.cases().stream().map(ActionTree::matchCase).toList())
        .put("else", match.otherwise().map(ActionTree::way));
  }

  private static Map<String, Object> matchCase(MatchCase one) {
    return target(new Entries().put("values", one.values()), one.target()).map();
  }

  private static Map<String, Object> arm(Arm arm) {
    Entries out = new Entries().put("weight", arm.weight()).put("id", arm.id());
    return target(out, arm.target()).map();
  }

  private static void pause(Entries out, Action.PauseEnd end) {
    switch (end) {
      case Action.PauseEnd.After(Delay delay) -> out.put("for", delay.toString());
      case Action.PauseEnd.Until(String js) -> out.put("until", js);
    }
  }

  /** A target that is an object of its own. */
  static Map<String, Object> way(Target target) {
    return target(new Entries(), target).map();
  }

  private static void ask(Entries out, Action.Ask ask) {
    out.put("type", "ask").put("save", ask.variable());
    out.put("valueType", ask.type().map(Object::toString));
    prompt(out, ask.prompt())
        .list("checks", ask.rules().checks(), ActionTree::check)
        .put("parse", ask.rules().parse())
        .texts("skip", ask.rules().skip())
        .put("hint", ask.rules().hint())
        .put("cta", ask.form().map(SendTree::form));
    waiting(out, ask.waiting());
  }

  private static void choose(Entries out, Action.Choose choose) {
    out.put("type", "choose").put("save", choose.variable());
    prompt(out, choose.prompt())
        .put("as", choose.form().kind().map(Entries::word))
        .put("label", choose.form().label())
        .put("options", choose.items().stream().map(ActionTree::item).toList())
        .put("other", choose.other().map(ActionTree::way));
    waiting(out, choose.waiting()).put("stale", choose.stale().map(Entries::word));
  }

  private static Map<String, Object> item(ChoiceItem item) {
    return switch (item) {
      case Option option -> option(option);
      case OptionsEach each -> each(each);
      case ChoiceItem.Section section ->
          new Entries()
              .put("section", section.title())
              .put("options", section.offers().stream().map(ActionTree::item).toList())
              .map();
    };
  }

  private static Map<String, Object> each(OptionsEach each) {
    Entries out =
        new Entries()
            .put("each", each.variable())
            .put("in", each.in())
            .put("id", each.row().id())
            .put("title", each.row().title())
            .put("desc", each.row().desc());
    return target(out, each.target()).map();
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
