package dev.parley.flow.engine;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.Blocks;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.ChoiceItem;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.Option;
import dev.parley.flow.model.OptionsEach;
import dev.parley.flow.model.Target;
import dev.parley.flow.model.Variable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    flow.steps().forEach(step -> slots.block(step.actions()));
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
    if (handler.target() instanceof Target.Block(List<Action> actions)) {
      block(actions);
    }
  }

  private void block(List<Action> actions) {
    Blocks.walk(actions, this::action);
  }

  private void action(Action action) {
    switch (action) {
      case Action.Ask ask -> name(ask.variable());
      case Action.Choose choose -> {
        name(choose.variable());
        choose.items().forEach(this::item);
      }
      case Action.Assign assign -> assigned(assign.path());
      case Action.Split split -> name(split.variable());
      case Action.Http http -> http.variable().ifPresent(this::name);
      case Action.Run run -> run.variable().ifPresent(this::name);
      case Action.If branches -> {}
      case Action.CountRetry count -> {}
      case Action.Say say -> {}
      case Action.Goto go -> {}
      case Action.End end -> {}
      case Action.Match match -> {}
      case Action.Handoff handoff -> {}
      case Action.SendMedia send -> {}
      case Action.SendCard send -> {}
      case Action.Template template -> {}
      case Action.Pause pause -> {}
      case Action.Label label -> {}
      case Action.Group group -> {}
      case Action.Language language -> {}
      case Action.Consent consent -> {}
      case Action.Emit emit -> {}
    }
  }

  private void item(ChoiceItem item) {
    switch (item) {
      case Option option -> {}
      case OptionsEach each -> name(each.variable());
      case ChoiceItem.Section section -> section.offers().forEach(this::item);
    }
  }

  private void assigned(String path) {
    String root = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
    if (!root.equals("contact") && !root.equals("session")) {
      name(root);
    }
  }
}
