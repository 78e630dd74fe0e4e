package dev.parley.flow.engine;

import dev.parley.flow.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a turn has to say to the world so far: effects, each with an id of its own, and events. */
final class Output {
  private final Session before;
  private @Nullable String turn;
  private final List<Effect> effects = new ArrayList<>(4);
  private final List<Event> events = new ArrayList<>(12);

  /**
   * @param before the session before the turn
   */
  Output(Session before) {
    this.before = before;
  }

  void effect(Function<String, Effect> withId) {
    if (turn == null) {
      turn = before.id() + "." + (before.turn() + 1) + ".";
    }
    effects.add(withId.apply(turn + effects.size()));
  }

  void event(Event event) {
    events.add(event);
  }

  List<Effect> effects() {
    return effects;
  }

  List<Event> events() {
    return events;
  }
}
