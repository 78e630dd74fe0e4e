package dev.parley.flow.engine;

import dev.parley.flow.session.Session;
import java.util.List;

/**
 * One call of the engine and its result.
 *
 * @param session the session after the turn; the same instance if the input was refused
 * @param outcome what became of the input
 * @param effects what the world must do, in order
 * @param events what happened, in order
 */
public record Turn(Session session, Outcome outcome, List<Effect> effects, List<Event> events) {
  public Turn {
    effects = List.copyOf(effects);
    events = List.copyOf(events);
  }

  /** The messages of the turn, in order. */
  public List<Message> messages() {
    return effects.stream()
        .filter(Effect.Send.class::isInstance)
        .map(e -> ((Effect.Send) e).message())
        .toList();
  }
}
