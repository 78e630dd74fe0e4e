package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Tree;
import dev.parley.flow.model.Target;
import java.util.Optional;

/** Where branches lead. */
final class Targets {
  private final Faults faults;
  private final Actions actions;

  Targets(Faults faults, Actions actions) {
    this.faults = faults;
    this.actions = actions;
  }

  /** An optional target, written into the part that owns it. */
  Optional<Target> target(Optional<Tree.Target> target, Spot owner) {
    return target.flatMap(t -> inFlow(t, owner));
  }

  /** A target of a flow's own: another flow is none. */
  Optional<Target> inFlow(Tree.Target target, Spot owner) {
    if (target instanceof Tree.ToFlow flow) {
      faults.flowTargetOutsideBot(flow);
      return Optional.empty();
    }
    return Optional.of(inBot(target, owner));
  }

  /** A target of the bot's own handlers. */
  Target inBot(Tree.Target target, Spot owner) {
    return switch (target) {
      case Tree.ToStep step -> new Target.ToStep(owner.in("goto").name(step.step()));
      case Tree.ToFlow flow -> new Target.ToFlow(owner.in("flow").name(flow.flow()));
      case Tree.Inline inline -> new Target.Block(actions.block(inline.body(), owner.in("do")));
    };
  }
}
