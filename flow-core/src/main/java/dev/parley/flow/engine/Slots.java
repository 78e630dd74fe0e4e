package dev.parley.flow.engine;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.Target;
import dev.parley.flow.model.Variable;
import dev.parley.flow.model.WaitRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variables of a flow by slot: the declared ones, then those that {@code set}, {@code ask},
 * {@code choose} and {@code on error} declare by being there.
 */
final class Slots {
  private final Map<String, Integer> slots = new LinkedHashMap<>();

  private Slots() {}

  static Map<String, Integer> of(Flow flow, Bot bot) {
    Slots slots = new Slots();
    flow.params().forEach(slots::declare);
    flow.results().forEach(slots::declare);
    flow.variables().forEach(slots::declare);
    flow.steps().forEach(step -> slots.actions(step.actions()));
    flow.handlers().forEach(slots::handler);
    bot.handlers().forEach(slots::handler);
    return slots.slots;
  }

  private void declare(Variable variable) {
    if (variable.scope() == Variable.Scope.FLOW) {
      name(variable.name());
    }
  }

  private void name(String name) {
    slots.putIfAbsent(name, slots.size());
  }

  private void handler(Handler handler) {
    if (handler instanceof Handler.OnError error) {
      name(error.variable());
    }
    target(Optional.of(handler.target()));
  }

  private void target(Optional<Target> target) {
    if (target.isPresent() && target.get() instanceof Target.Block(List<Action> actions)) {
      actions(actions);
    }
  }

  private void actions(List<Action> actions) {
    actions.forEach(this::action);
  }

  private void action(Action action) {
    switch (action) {
      case Action.Ask ask -> {
        name(ask.variable());
        rules(ask.waiting());
      }
      case Action.Choose choose -> {
        name(choose.variable());
        choose.options().forEach(option -> target(option.target()));
        target(choose.other());
        rules(choose.waiting());
      }
      case Action.Assign assign -> assigned(assign.path());
      case Action.If branches -> {
        branches.cases().forEach(c -> actions(c.actions()));
        branches.otherwise().ifPresent(this::actions);
      }
      case Action.CountRetry count -> target(count.retry().target());
      case Action.Say say -> {}
      case Action.Goto go -> {}
      case Action.End end -> {}
    }
  }

  private void assigned(String path) {
    String root = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
    if (!root.equals("contact") && !root.equals("session")) {
      name(root);
    }
  }

  private void rules(WaitRules rules) {
    rules.retry().ifPresent(retry -> target(retry.target()));
    rules.timeout().ifPresent(timeout -> target(timeout.target()));
  }
}
