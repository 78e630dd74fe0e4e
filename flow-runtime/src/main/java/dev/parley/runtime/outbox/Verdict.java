package dev.parley.runtime.outbox;

import java.time.Duration;

/** What came of an attempt to send. */
public sealed interface Verdict {
  /** Graph took the message. */
  record Accepted(String wamid) implements Verdict {}

  /**
   * It was not sent and may be tried again.
   *
   * @param code Graph's error code; -1 if Graph was not reached
   * @param pause how long to wait first
   */
  record Again(int code, String reason, Duration pause) implements Verdict {}

  /** It will never be sent. */
  record Failed(int code, String reason) implements Verdict {}

  /** Nobody knows whether it was sent. */
  record InDoubt(String reason) implements Verdict {}
}
