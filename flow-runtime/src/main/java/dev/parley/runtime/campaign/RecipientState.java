package dev.parley.runtime.campaign;

import dev.parley.runtime.outbox.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How far a campaign has come with one recipient, who only moves up. */
enum RecipientState {
  /** The recipient's turn is to come. */
  PLANNED(0),
  /** The message waits in the outbox. */
  QUEUED(1),
  /** It may have been sent, and is never sent again; a late status still tells. */
  UNKNOWN(2),
  ACCEPTED(3),
  SENT(4),
  FAILED(5),
  DELIVERED(6),
  READ(7),
  /** The recipient gets nothing, for a reason. */
  EXCLUDED(8);

  private final int rank;

  RecipientState(int rank) {
    this.rank = rank;
  }

  /** What stands in the database. */
  int rank() {
    return rank;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of a word. */
  static RecipientState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  static List<String> words() {
    return Arrays.stream(values()).map(RecipientState::word).toList();
  }

  /** The state after what became of a message. */
  static RecipientState after(Outcome outcome) {
    return switch (outcome.state()) {
      case "played" -> READ;
      case "queued", "sending" -> QUEUED;
      default -> of(outcome.state());
    };
  }
}
