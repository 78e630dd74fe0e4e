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
import dev.parley.flow.model.HttpMethod;
import dev.parley.flow.model.HttpRules;
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
import java.util.Arrays;
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

  static Flow withParams(Flow flow, Variable... params) {
    return new Flow(
        flow.id(),
        flow.settings(),
        flow.triggers(),
        List.of(params),
        flow.results(),
        flow.variables(),
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

  static Handler keyword(String word, Action... actions) {
    return keyword(word, false, block(actions));
  }

  static Handler keeps(String word, Action... actions) {
    return keyword(word, true, block(actions));
  }

  static Handler onError(String variable, Action... actions) {
    return new Handler.OnError(variable, block(actions));
  }

  static Handler onMedia(Action... actions) {
    return new Handler.OnMedia(block(actions));
  }

  static Handler onExpire(Action... actions) {
    return new Handler.OnExpire(block(actions));
  }

  static Handler onMigrate(String step, Action... actions) {
    return new Handler.OnMigrate(step, block(actions));
  }

  /** A flow with an id of its own. */
  static Flow named(String id, List<Handler> handlers, Step... steps) {
    return flow(id, FlowSettings.defaults(), List.of(), handlers, steps);
  }

  static Flow named(String id, Step... steps) {
    return named(id, List.of(), steps);
  }

  /** A flow whose sessions move to new releases. */
  static Flow latest(List<Handler> handlers, Step... steps) {
    return flow("main", version("latest"), List.of(), handlers, steps);
  }

  static Flow latest(Step... steps) {
    return latest(List.of(), steps);
  }

  private static FlowSettings version(String version) {
    return new FlowSettings(
        Optional.empty(),
        Optional.of(version),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static FlowSettings afterEnd(String what) {
    return new FlowSettings(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(what));
  }

  static Flow withResults(Flow flow, String... names) {
    return new Flow(
        flow.id(),
        flow.settings(),
        flow.triggers(),
        flow.params(),
        Arrays.stream(names).map(Authored::variable).toList(),
        flow.variables(),
        flow.steps(),
        flow.handlers(),
        flow.uses(),
        flow.tests());
  }

  static Variable variable(String name) {
    return new Variable(Variable.Scope.FLOW, name, Type.of(Type.Kind.TEXT), Optional.empty());
  }

  static Variable variable(String name, String js) {
    return new Variable(Variable.Scope.FLOW, name, Type.of(Type.Kind.JSON), Optional.of(js));
  }

  static Step was(String former, Step step) {
    return new Step(step.name(), List.of(former), step.actions());
  }

  static WaitRules wasCalled(String variable) {
    return new WaitRules(Optional.empty(), Optional.empty(), Optional.of(variable));
  }

  static Action end(String result, String js) {
    return new Action.End(Map.of(result, js));
  }

  static Action run(String flow, Map<String, String> args, String variable) {
    return new Action.Run(flow, args, Optional.of(variable));
  }

  static Action run(String flow) {
    return new Action.Run(flow, Map.of(), Optional.empty());
  }

  static Action pause(String delay) {
    return new Action.Pause(new Action.PauseEnd.After(Delay.parse(delay).orElseThrow()));
  }

  static Action pauseUntil(String js) {
    return new Action.Pause(new Action.PauseEnd.Until(js));
  }

  static Action handoff(String queue, Target resume) {
    return new Action.Handoff(queue, Optional.of("Note for ${name ?? '?'}"), Optional.of(resume));
  }

  static Action handoff(String queue) {
    return new Action.Handoff(queue, Optional.empty(), Optional.empty());
  }

  static Action get(String url, String variable) {
    return new Action.Http(HttpMethod.GET, url, Optional.of(variable), HttpRules.none());
  }

  static Action get(String url, String variable, Target error) {
    return new Action.Http(
        HttpMethod.GET,
        url,
        Optional.of(variable),
        new HttpRules(
            List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(error)));
  }
}
