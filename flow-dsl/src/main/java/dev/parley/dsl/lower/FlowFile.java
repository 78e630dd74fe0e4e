package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Decl;
import dev.parley.dsl.syntax.Range;
import dev.parley.dsl.syntax.Tree;
import dev.parley.dsl.syntax.Words;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.FlowSettings;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.Step;
import dev.parley.flow.model.TestCase;
import dev.parley.flow.model.Trigger;
import dev.parley.flow.model.Use;
import dev.parley.flow.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The declarations of a flow file. */
final class FlowFile {
  private final Faults faults;
  private final Spot root;
  private final Tree.File file;
  private final Actions actions;
  private final Types types;
  private final Handlers handling;
  private final List<Trigger> triggers = new ArrayList<>();
  private final List<Variable> params = new ArrayList<>();
  private final List<Variable> results = new ArrayList<>();
  private final List<Variable> variables = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Handler> handlers = new ArrayList<>();
  private final List<Use> uses = new ArrayList<>();
  private final List<TestCase> tests = new ArrayList<>();
  private final Declared declared;

  FlowFile(Faults faults, Spot root, Tree.File file) {
    this.file = file;
    this.declared = new Declared(root, file);
    this.faults = faults;
    this.root = root;
    this.actions = new Actions(faults);
    this.types = new Types(faults);
    this.handling = new Handlers(faults, actions);
  }

  Lowered.Content lower(Decl.Flow head) {
    root.at(head.name().range());
    String id = root.in("flow").name(head.name());
    FlowSettings settings = Settings.ofFlow(head, faults, root);
    file.decls().stream().skip(1).forEach(this::take);
    declared.close(Order.FLOW);
    return new Lowered.OfFlow(
        new Flow(id, settings, triggers, params, results, variables, steps, handlers, uses, tests));
  }

  private void take(Decl decl) {
    switch (decl) {
      case Decl.Trigger trigger -> triggers.add(trigger(trigger, spot(decl, "triggers", triggers)));
      case Decl.Param param -> params.add(param(param, spot(decl, "params", params)));
      case Decl.Result result -> results.add(result(result, spot(decl, "results", results)));
      case Decl.Var var -> variables.add(variable(var, spot(decl, "variables", variables)));
      case Decl.Step step -> steps.add(step(step, spot(decl, "steps", steps)));
      case Decl.Handler handler ->
          handling.ofFlow(handler, spot(decl, "handlers", handlers)).ifPresent(handlers::add);
      case Decl.Test test ->
          tests.add(new TestLines(faults, actions).test(test, spot(decl, "tests", tests)));
      case Decl.Use use -> uses.add(Declared.use(use, spot(decl, "uses", uses)));
      case Decl.Hours hours ->
          faults.misplaced(
              faults.word("hours", hours.range()),
              "opening hours belong to the bot, not to a flow",
              "move this line into bot.flow");
      case Decl.Flow flow -> second("flow", flow.name().range());
      case Decl.Bot bot -> second("bot", bot.name().range());
      case Decl.Broken broken -> {}
    }
  }

  private Spot spot(Decl decl, String key, List<?> there) {
    return declared.at(decl, key, there.size());
  }

  private void second(String what, Range name) {
    faults.misplaced(
        name,
        "a file holds one flow, and this `" + what + "` is a second head",
        "move it into a file of its own");
  }

  private static Trigger trigger(Decl.Trigger trigger, Spot spot) {
    spot.at(trigger.range());
    Optional<String> when = trigger.when().map(spot.in("when")::js);
    return switch (trigger.source()) {
      case KEYWORD -> {
        Trigger.Match match =
            trigger.match().map(m -> Trigger.Match.valueOf(m.name())).orElse(Trigger.Match.EXACT);
        trigger.match().ifPresent(m -> spot.in("match"));
        yield new Trigger.Keyword(Handlers.words(trigger.words(), spot), match, when);
      }
      case FIRST -> new Trigger.First(when);
      case ANY -> new Trigger.Any(when);
      case BUTTON -> new Trigger.Button(word(trigger, spot.in("text")), when);
      case AD -> new Trigger.Ad(word(trigger, spot.in("pattern")), when);
      case OPTIN -> new Trigger.OptIn(when);
      case OPTOUT -> new Trigger.OptOut(when);
      case ORDER -> new Trigger.Order(when);
      case API -> new Trigger.Api(when);
    };
  }

  private static String word(Decl.Trigger trigger, Spot spot) {
    return spot.string(trigger.words().getFirst());
  }

  private Variable param(Decl.Param param, Spot spot) {
    spot.at(param.range());
    return new Variable(
        Variable.Scope.FLOW,
        spot.in("name").name(param.name()),
        types.declared(param.type(), spot.in("type")),
        param.init().map(spot.in("default")::js));
  }

  private Variable result(Decl.Result result, Spot spot) {
    spot.at(result.range());
    return new Variable(
        Variable.Scope.FLOW,
        spot.in("name").name(result.name()),
        types.declared(result.type(), spot.in("type")),
        Optional.empty());
  }

  private Variable variable(Decl.Var var, Spot spot) {
    spot.at(var.range());
    return new Variable(
        scope(var.scope()),
        spot.in("name").name(var.name()),
        types.declared(var.type(), spot.in("type")),
        var.init().map(spot.in("default")::js));
  }

  private static Variable.Scope scope(Words.Scope scope) {
    return switch (scope) {
      case FLOW -> Variable.Scope.FLOW;
      case SESSION -> Variable.Scope.SESSION;
      case CONTACT -> Variable.Scope.CONTACT;
    };
  }

  private Step step(Decl.Step step, Spot spot) {
    spot.at(step, step.name().range());
    List<String> was = new ArrayList<>();
    for (Tree.Name earlier : step.was()) {
      was.add(spot.in("was").in(was.size()).name(earlier));
    }
    return new Step(
        spot.in("name").name(step.name()), was, actions.block(step.body(), spot.in("do")));
  }
}
