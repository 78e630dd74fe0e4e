package dev.parley.runtime.campaign;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of a campaign with one contact.
 *
 * @param number its place in the order in which recipients were written down
 * @param run the campaign's run
 * @param message the message's id, once there is one
 * @param code why it failed: Meta's code, or one of ours below zero
 * @param reason the same in words, or why the contact gets nothing
 * @param due not before this moment
 * @param arm which of the campaign's templates it got, from 0
 */
record Recipient(
    long number,
    int run,
    String contact,
    String state,
    Optional<String> message,
    Optional<Integer> code,
    String reason,
    Instant due,
    int arm,
    Moments moments) {
  /** When it was written to the outbox, last moved, answered and tapped. */
  record Moments(
      Optional<Instant> handed,
      Optional<Instant> moved,
      Optional<Instant> replied,
      Optional<Instant> clicked) {}
}
