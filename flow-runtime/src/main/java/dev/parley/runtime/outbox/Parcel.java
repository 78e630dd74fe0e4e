package dev.parley.runtime.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * One message on its way: a row of the outbox that Graph has not given its word on.
 *
 * @param id what Graph brings back in the message's statuses
 * @param sequence its place in the order of all messages
 * @param from whose conversation it belongs to
 * @param urgency what it goes before
 * @param purpose why it is sent
 * @param body the request's body
 * @param attempts how often it was tried
 * @param suspect whether an earlier attempt may have reached Graph
 * @param created when it was written
 * @param notBefore when it may be tried next
 * @param freeUntil when its customer's window closes; empty for what may be sent at any time
 */
public record Parcel(
    String id,
    long sequence,
    Draft.From from,
    Urgency urgency,
    Purpose purpose,
    String body,
    int attempts,
    boolean suspect,
    Instant created,
    Optional<Instant> notBefore,
    Optional<Instant> freeUntil) {
  String conversation() {
    return from.conversation();
  }

  /** The same message with another body, for the way out. */
  Parcel with(String other) {
    return new Parcel(
        id, sequence, from, urgency, purpose, other, attempts, suspect, created, notBefore,
        freeUntil);
  }

  /** The same message, to be tried once more. */
  Parcel again(boolean nowSuspect) {
    return tried(attempts + 1, nowSuspect);
  }

  /** The same message, which may have been sent. */
  Parcel suspected() {
    return tried(attempts, true);
  }

  /** The same message, whose attempt did not count: its number as a whole could not send. */
  Parcel held() {
    return tried(attempts, false);
  }

  private Parcel tried(int times, boolean nowSuspect) {
    return new Parcel(
        id,
        sequence,
        from,
        urgency,
        purpose,
        body,
        times,
        nowSuspect,
        created,
        Optional.empty(),
        freeUntil);
  }

  /** Whether its customer's window, as it was known when it was written, has closed. */
  boolean late(Instant now) {
    return freeUntil.filter(until -> !now.isBefore(until)).isPresent();
  }

  /** Whether it is a template, which also goes to customers whose window is closed. */
  boolean anytime() {
    return freeUntil.isEmpty();
  }

  /** Whether it goes without a look at its customer's window. */
  boolean direct(Instant now) {
    return !anytime() && !late(now);
  }

  /** Whether nothing but the pace decides when it goes. */
  boolean plain() {
    return !suspect && notBefore.isEmpty();
  }
}
