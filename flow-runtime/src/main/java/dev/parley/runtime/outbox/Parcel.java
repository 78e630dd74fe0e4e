package dev.parley.runtime.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * One message on its way: a row of the outbox that Graph has not given its word on.
 *
 * @param id what Graph brings back in the message's statuses
 * @param sequence its place in the order of all messages
 * @param from whose conversation it belongs to
 * @param repeatable whether it may be sent again when nobody knows if it was sent
 * @param body the request's body
 * @param attempts how often it was tried
 * @param suspect whether an earlier attempt may have reached Graph
 * @param created when it was written
 * @param notBefore when it may be tried next
 */
public record Parcel(
    String id,
    long sequence,
    Draft.From from,
    boolean repeatable,
    String body,
    int attempts,
    boolean suspect,
    Instant created,
    Optional<Instant> notBefore) {
  String conversation() {
    return from.conversation();
  }

  /** The same message with another body, for the way out. */
  Parcel with(String other) {
    return new Parcel(id, sequence, from, repeatable, other, attempts, suspect, created, notBefore);
  }

  /** The same message, to be tried once more. */
  Parcel again(boolean nowSuspect) {
    return new Parcel(
        id, sequence, from, repeatable, body, attempts + 1, nowSuspect, created, Optional.empty());
  }
}
