package dev.parley.flow.check;

import dev.parley.flow.check.BotGraph.Part;
import dev.parley.flow.check.FlowGraph.Edge;
import dev.parley.flow.check.FlowGraph.Kind;
import dev.parley.flow.check.FlowGraph.Node;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.Delay;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Timeout;
import dev.parley.flow.model.Trigger;
import java.util.IdentityHashMap;
import java.util.Optional;

/**
 * How long a customer may have been silent at each place of a bot's flows. Answers end a silence,
 * time-outs, pauses and expiry lengthen it, and a session never outlives its expiry. A person who
 * hands back has just spoken with the customer.
 */
final class Silences implements Spread.Rules<Silence> {
  private final BotGraph bot;
  private final IdentityHashMap<Flow, Silence> expiries = new IdentityHashMap<>();

  Silences(BotGraph bot) {
    this.bot = bot;
  }

  @Override
  public Optional<Silence> begin(Part part) {
    Flow flow = part.flow();
    if (flow.triggers().isEmpty()) {
      return bot.isRun(flow) ? Optional.empty() : Optional.of(Silence.NONE);
    }
    boolean api = flow.triggers().stream().anyMatch(Trigger.Api.class::isInstance);
    return Optional.of(api ? Silence.UNKNOWN : Silence.NONE);
  }

  @Override
  public Silence join(Silence one, Silence other) {
    return one.or(other);
  }

  @Override
  public Silence often(Silence known) {
    return known.often();
  }

  @Override
  public Optional<Silence> along(Part part, Edge edge, Silence before) {
    Node node = edge.from();
    if (node.kind != Kind.WAIT) {
      return Optional.of(before);
    }
    Silence expiry = expiry(part.flow());
    return switch (edge.via()) {
      case TIMEOUT -> later(before, timeout(part, node), expiry);
      case EXPIRE -> Optional.of(expiry);
      case ERROR ->
          later(before, timeout(part, node), expiry).map(Silence.NONE::or).or(() -> none());
      case INTERRUPT, RETRY, OTHER, JUMP -> none();
      case NEXT -> answered(part, node, before, expiry);
    };
  }

  private static Optional<Silence> none() {
    return Optional.of(Silence.NONE);
  }

  private static Optional<Silence> answered(Part part, Node node, Silence before, Silence expiry) {
    if (!(part.action(node).orElse(null) instanceof Action.Pause pause)) {
      return none();
    }
    return switch (pause.end()) {
      case Action.PauseEnd.After(Delay delay) -> later(before, Optional.of(delay), expiry);
      case Action.PauseEnd.Until until -> Optional.of(new Silence(before.least(), expiry.most()));
    };
  }

  private static Optional<Delay> timeout(Part part, Node node) {
    return part.action(node)
        .flatMap(action ->
            switch (action) {
              case Action.Ask ask -> ask.waiting().timeout();
              case Action.Choose choose -> choose.waiting().timeout();
              default -> Optional.empty();
            })
        .map(Timeout::after);
  }

  /** Nobody comes where the session is over before. */
  private static Optional<Silence> later(Silence before, Optional<Delay> delay, Silence expiry) {
    return delay
        .map(d -> before.and(d.millis()))
        .filter(after -> after.least() <= expiry.most())
        .map(after -> new Silence(after.least(), Math.min(after.most(), expiry.most())));
  }

  /** When sessions in this flow expire: the flow they began with says so. */
  private Silence expiry(Flow flow) {
    return expiries.computeIfAbsent(
        flow,
        f ->
            bot.roots(f).stream()
                .map(root -> root.settings().expires().map(Delay::millis).orElse(Silence.DAY))
                .map(Silence::of)
                .reduce(Silence::or)
                .orElse(Silence.of(Silence.DAY)));
  }
}
