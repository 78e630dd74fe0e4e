package dev.parley.runtime.conversation.desk;

import java.time.Duration;
import java.time.Instant;

/**
 * A flow's word that people are to answer from now on.
 *
 * @param queue whom it is for
 * @param note what they should know; may be empty
 */
public record Handover(String account, String conversation, String queue, String note, Instant at) {
  /**
   * After so many minutes without a word of theirs the bot answers again, while WhatsApp still lets
   * it.
   */
  static final int USUAL_HOLD = 12 * 60;

  Instant returns() {
    return after(at, USUAL_HOLD);
  }

  static Instant after(Instant moment, int minutes) {
    return moment.plus(Duration.ofMinutes(minutes));
  }
}
