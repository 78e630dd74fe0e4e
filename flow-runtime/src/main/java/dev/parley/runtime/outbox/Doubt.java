package dev.parley.runtime.outbox;

import java.time.Instant;

/**
 * A message of which nobody can say that the customer got it exactly once.
 *
 * @param purpose why it was sent: reply, utility or marketing
 * @param state how it stands by now
 * @param noted when it was sent again, or given up
 */
public record Doubt(
    String id,
    String channel,
    String conversation,
    String purpose,
    String state,
    Kind kind,
    Instant created,
    Instant noted) {
  /** What was done about it. */
  public enum Kind {
    /** An answer to a customer: it was sent again, and the customer may have it twice. */
    SENT_AGAIN,
    /** A campaign's message: it was not sent again, and the customer may not have it. */
    UNKNOWN
  }
}
