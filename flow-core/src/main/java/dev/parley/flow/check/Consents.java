package dev.parley.flow.check;

import dev.parley.flow.check.BotGraph.Part;
import dev.parley.flow.check.FlowGraph.Edge;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Trigger;
import java.util.Optional;

/** Whether the customer has agreed to marketing on every way to a place. */
final class Consents implements Spread.Rules<Boolean> {
  static final String MARKETING = "marketing";

  @Override
  public Optional<Boolean> begin(Part part) {
    Flow flow = part.flow();
    boolean asked =
        !flow.triggers().isEmpty()
            && flow.triggers().stream().allMatch(Trigger.OptIn.class::isInstance);
    return Optional.of(asked);
  }

  @Override
  public Boolean join(Boolean one, Boolean other) {
    return one && other;
  }

  @Override
  public Optional<Boolean> along(Part part, Edge edge, Boolean before) {
    if (part.graph().actions.get(edge.from().pointer) == edge.from()
        && part.action(edge.from()).orElse(null) instanceof Action.Consent consent
        && consent.purpose().equals(MARKETING)) {
      return Optional.of(consent.given());
    }
    return Optional.of(before);
  }
}
