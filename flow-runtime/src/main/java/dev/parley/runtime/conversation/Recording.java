package dev.parley.runtime.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A conversation as it was recorded.
 *
 * @param state how it stands now
 * @param turns its turns, in order; if there are too many, the latest from the start of a session
 * @param sent the bodies of the messages that its turns wrote to the outbox and that are still
 *     there, in order
 */
public record Recording(ConversationState state, List<RecordedTurn> turns, List<String> sent) {
  public Recording {
    turns = List.copyOf(turns);
    sent = List.copyOf(sent);
  }

  /** The bot that the customer talked with last; empty if there was none. */
  public Optional<String> bot() {
    return turns.reversed().stream()
        .map(RecordedTurn::bot)
        .filter(bot -> !bot.isEmpty())
        .findFirst();
  }

  /** The turns by the event that they belong to. */
  List<List<RecordedTurn>> events() {
    List<List<RecordedTurn>> events = new ArrayList<>();
    for (RecordedTurn turn : turns) {
      if (turn.part() == 0) {
        events.add(new ArrayList<>());
      }
      events.getLast().add(turn);
    }
    return events;
  }
}
