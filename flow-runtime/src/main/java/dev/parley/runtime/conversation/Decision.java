package dev.parley.runtime.conversation;

import dev.parley.flow.engine.Effect;
import dev.parley.flow.engine.Facts;
import dev.parley.flow.engine.Input;
import dev.parley.flow.engine.Now;
import dev.parley.flow.engine.Turn;
import dev.parley.runtime.contact.consent.Wish;
import java.util.List;
import java.util.Optional;

/**
 * What an event does to a conversation: all of it, and nothing of it done yet.
 *
 * @param after the conversation afterwards
 * @param outcome what became of the event, one word
 * @param detail a sentence; may be empty
 * @param steps the engine's turns, in order; several if a flow went on to another
 * @param wish what the contact said of advertising, if that is what the event is about
 */
record Decision(
    ConversationState before,
    ConversationState after,
    String outcome,
    String detail,
    List<Step> steps,
    Optional<Wish> wish) {
  private static final String HELD = "held";

  Decision {
    steps = List.copyOf(steps);
  }

  Decision(
      ConversationState before,
      ConversationState after,
      String outcome,
      String detail,
      List<Step> steps) {
    this(before, after, outcome, detail, steps, Optional.empty());
  }

  /** The same about this wish. */
  Decision heeding(Wish said) {
    return new Decision(before, after, outcome, detail, steps, Optional.of(said));
  }

  /** What the contact is told of their wish, unless a flow tells them something. */
  Optional<String> farewell() {
    boolean said = effects().stream().anyMatch(Effect.Send.class::isInstance);
    return said ? Optional.empty() : wish.flatMap(Wish::reply);
  }

  /** Nothing happens yet: the message is given again when the conversation's call is over. */
  static Decision held(ConversationState state) {
    return new Decision(state, state, HELD, "", List.of());
  }

  /** Whether the event has to wait for the end of a call. */
  boolean holds() {
    return outcome.equals(HELD);
  }

  /** Whether a call that messages may have waited for is over. */
  boolean frees() {
    return before.calling() && !after.calling();
  }

  /**
   * One turn and all that is needed to take it again.
   *
   * @param input what it took in; empty for a start
   */
  record Step(Optional<Input> input, Facts facts, Now now, Turn turn) {}

  /** What the world must do, in order. */
  List<Effect> effects() {
    return steps.stream().flatMap(step -> step.turn().effects().stream()).toList();
  }
}
