package dev.parley.flow.engine;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.AnswerRules;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.BotSettings;
import dev.parley.flow.model.Check;
import dev.parley.flow.model.ChoiceForm;
import dev.parley.flow.model.Delay;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.FlowSettings;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.Option;
import dev.parley.flow.model.Prompt;
import dev.parley.flow.model.Retry;
import dev.parley.flow.model.Stale;
import dev.parley.flow.model.Step;
import dev.parley.flow.model.Target;
import dev.parley.flow.model.Timeout;
import dev.parley.flow.model.Trigger;
import dev.parley.flow.model.Type;
import dev.parley.flow.model.Variable;
import dev.parley.flow.model.WaitRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Short words for writing flows in tests. */
final class Authored {
  private Authored() {}

  static Bot bot(List<Handler> handlers, Flow... flows) {
    BotSettings settings =
        new BotSettings(
            Optional.empty(),
            Optional.of("en"),
            List.of(),
            Optional.of("Asia/Kolkata"),
            Optional.of("IN"));
    return new Bot("shop", settings, List.of(), List.of(), handlers, List.of(), List.of(flows));
  }

  static Flow flow(List<Handler> handlers, Step... steps) {
    return flow("main", FlowSettings.defaults(), List.of(), handlers, steps);
  }

  static Flow flow(Step... steps) {
    return flow(List.of(), steps);
  }

  static Flow flow(
      String id,
      FlowSettings settings,
      List<Trigger> triggers,
      List<Handler> handlers,
      Step... steps) {
    return new Flow(
        id,
        settings,
        triggers,
        List.of(),
        List.of(),
        List.of(),
        List.of(steps),
        handlers,
        List.of(),
        List.of());
  }

  static Flow withVariables(Flow flow, Variable... variables) {
    return new Flow(
        flow.id(),
        flow.settings(),
        flow.triggers(),
        flow.params(),
        flow.results(),
        List.of(variables),
        flow.steps(),
        flow.handlers(),
        flow.uses(),
        flow.tests());
  }

  static FlowSettings settings(String expires, Stale stale) {
    return new FlowSettings(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Delay.parse(expires),
        Optional.of(stale),
        Optional.empty());
  }

  static Step step(String name, Action... actions) {
    return new Step(name, List.of(), List.of(actions));
  }

  static Action say(String text) {
    return new Action.Say(Prompt.of(text), Optional.empty());
  }

  static Action set(String path, String js) {
    return new Action.Assign(path, js);
  }

  static Action go(String step) {
    return new Action.Goto(step);
  }

  static Action end() {
    return new Action.End(Map.of());
  }

  static Action when(String js, List<Action> then, List<Action> otherwise) {
    return new Action.If(List.of(new Action.Case(js, then)), Optional.of(otherwise));
  }

  static Action ask(String variable, String text) {
    return ask(variable, Type.Kind.TEXT, text, AnswerRules.none(), WaitRules.none());
  }

  static Action ask(String variable, Type.Kind kind, String text) {
    return ask(variable, kind, text, AnswerRules.none(), WaitRules.none());
  }

  static Action ask(
      String variable, Type.Kind kind, String text, AnswerRules rules, WaitRules waiting) {
    return new Action.Ask(
        variable, Optional.of(Type.of(kind)), Prompt.of(text), rules, Optional.empty(), waiting);
  }

  static AnswerRules check(String js, String otherwise) {
    return new AnswerRules(
        List.of(new Check(js, otherwise)), Optional.empty(), List.of(), Optional.empty());
  }

  static WaitRules waiting(Retry retry) {
    return new WaitRules(Optional.of(retry), Optional.empty(), Optional.empty());
  }

  static WaitRules timeout(String after, Target target) {
    return new WaitRules(
        Optional.empty(),
        Optional.of(new Timeout(Delay.parse(after).orElseThrow(), Optional.of(target))),
        Optional.empty());
  }

  static Retry retry(int times, String step) {
    return new Retry(times, Optional.of(new Target.ToStep(step)));
  }

  static Target to(String step) {
    return new Target.ToStep(step);
  }

  static Target block(Action... actions) {
    return new Target.Block(List.of(actions));
  }

  static Action choose(String variable, String text, Option... options) {
    return choose(variable, text, Optional.empty(), WaitRules.none(), options);
  }

  static Action choose(
      String variable, String text, Optional<Target> other, WaitRules waiting, Option... options) {
    return new Action.Choose(
        variable,
        Prompt.of(text),
        ChoiceForm.automatic(),
        List.of(options),
        other,
        waiting,
        Optional.empty());
  }

  static Option option(String id, String title) {
    return new Option(id, title, Optional.empty(), Optional.empty(), Optional.empty());
  }

  static Option option(String id, String title, Target target) {
    return new Option(id, title, Optional.empty(), Optional.empty(), Optional.of(target));
  }

  static Option optionWhen(String id, String title, String when) {
    return new Option(id, title, Optional.empty(), Optional.of(when), Optional.empty());
  }

  static Handler keyword(String word, boolean keep, Target target) {
    return new Handler.OnKeyword(List.of(word), keep, target);
  }
}
