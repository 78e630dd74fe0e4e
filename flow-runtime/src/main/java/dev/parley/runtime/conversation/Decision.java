package dev.parley.runtime.conversation;

import dev.parley.flow.engine.Effect;
import dev.parley.flow.engine.Facts;
import dev.parley.flow.engine.Input;
import dev.parley.flow.engine.Now;
import dev.parley.flow.engine.Turn;
import java.util.List;
import java.util.Optional;

/**
 * What an event does to a conversation: all of it, and nothing of it done yet.
 *
 * @param after the conversation afterwards
 * @param outcome what became of the event, one word
 * @param detail a sentence; may be empty
 * @param steps the engine's turns, in order; several if a flow went on to another
 */
record Decision(
    ConversationState before,
    ConversationState after,
    String outcome,
    String detail,
    List<Step> steps) {
  Decision {
    steps = List.copyOf(steps);
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
