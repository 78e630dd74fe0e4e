package dev.parley.flow.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** All actions of a block and of the blocks inside of them, in the order of the text. */
public final class Blocks {
  private final Consumer<Action> visitor;

  private Blocks(Consumer<Action> visitor) {
    this.visitor = visitor;
  }

  /** Visits each action, before those inside of it. */
  public static void walk(List<Action> actions, Consumer<Action> visitor) {
    new Blocks(visitor).block(actions);
  }

  private void block(List<Action> actions) {
    for (Action action : actions) {
      visitor.accept(action);
      targets(action).forEach(this::target);
    }
  }

  private void target(Target target) {
    if (target instanceof Target.Block(List<Action> actions)) {
      block(actions);
    }
  }

  /** Where an action may lead. */
  private static List<Target> targets(Action action) {
    List<Target> targets = new ArrayList<>();
    switch (action) {
      case Action.Ask ask -> rules(ask.waiting(), targets);
      case Action.Choose choose -> {
        choose.items().forEach(item -> item(item, targets));
        choose.other().ifPresent(targets::add);
        rules(choose.waiting(), targets);
      }
      case Action.If branches -> {
        branches.cases().forEach(c -> targets.add(new Target.Block(c.actions())));
        branches.otherwise().map(Target.Block::new).ifPresent(targets::add);
      }
      case Action.CountRetry count -> count.retry().target().ifPresent(targets::add);
      case Action.Match match -> {
        match.cases().forEach(c -> targets.add(c.target()));
        match.otherwise().ifPresent(targets::add);
      }
      case Action.Split split -> split.arms().forEach(arm -> targets.add(arm.target()));
      case Action.Http http -> http.rules().error().ifPresent(targets::add);
      case Action.Handoff handoff -> handoff.resume().ifPresent(targets::add);
      case Action.Say say -> {}
      case Action.Assign assign -> {}
      case Action.Goto go -> {}
      case Action.End end -> {}
      case Action.Run run -> {}
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
    return targets;
  }

  private static void item(ChoiceItem item, List<Target> targets) {
    switch (item) {
      case Option option -> option.target().ifPresent(targets::add);
      case OptionsEach each -> each.target().ifPresent(targets::add);
      case ChoiceItem.Section section -> section.offers().forEach(o -> item(o, targets));
    }
  }

  private static void rules(WaitRules rules, List<Target> targets) {
    Optional<Target> retry = rules.retry().flatMap(Retry::target);
    Optional<Target> timeout = rules.timeout().flatMap(Timeout::target);
    retry.ifPresent(targets::add);
    timeout.ifPresent(targets::add);
  }
}
