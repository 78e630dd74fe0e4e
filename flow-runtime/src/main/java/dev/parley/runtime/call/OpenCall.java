package dev.parley.runtime.call;

import java.time.Duration;
import java.time.Instant;

/**
 * A call without a result.
 *
 * @param attempts how many attempts were begun
 * @param failures how many of them were seen to end without success
 * @param due when it is its time again: the next attempt's, or the end of the present one's lease
 */
record OpenCall(CallDraft draft, int attempts, int failures, Instant due, Instant created) {
  /** How much longer than an attempt its lease is: time to write the result down. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  static OpenCall waiting(CallDraft draft, Instant now) {
    return new OpenCall(draft, 0, 0, now, now);
  }

  /** The same with a number for the attempt that begins. */
  OpenCall begun(Instant now) {
    Duration lease = draft.request().patience().timeout().plus(MARGIN);
    return new OpenCall(draft, attempts + 1, failures, now.plus(lease), created);
  }

  String id() {
    return draft.id();
  }

  String account() {
    return draft.from().account();
  }
}
