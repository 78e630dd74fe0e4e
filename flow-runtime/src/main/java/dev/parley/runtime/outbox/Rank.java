package dev.parley.runtime.outbox;

import dev.parley.runtime.whatsapp.StatusUpdate;
import java.util.Locale;

/**
 * How far a message has come. A message only moves up: statuses arrive in any order, and some
 * before the answer to the send.
 */
enum Rank {
  QUEUED(0),
  SENDING(1),
  ACCEPTED(2),
  SENT(3),
  FAILED(4),
  DELIVERED(5),
  READ(6),
  PLAYED(7);

  private final int number;

  Rank(int number) {
    this.number = number;
  }

  /** What stands in the database. */
  int number() {
    return number;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Rank of(StatusUpdate.State state) {
    return switch (state) {
      // A word we do not know still proves that Graph has the message.
      case OTHER -> ACCEPTED;
      case SENT -> SENT;
      case FAILED -> FAILED;
      case DELIVERED -> DELIVERED;
      case READ -> READ;
      case PLAYED -> PLAYED;
    };
  }
}
