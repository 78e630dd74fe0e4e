package dev.parley.runtime.outbox;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How messages are sent.
 *
 * @param doubtWait how long a status may take to tell what became of a send without an answer
 * @param concurrency how many sends may be under way at once
 * @param patience how long after it was written a message is still tried
 * @param perSecond how many messages Meta allows a number in a second; 0 to keep no pace
 * @param customers whom a business may write to first in 24 hours; empty to listen to Meta
 */
public record SendSettings(
    Duration doubtWait, int concurrency, Duration patience, int perSecond, OptionalLong customers) {
  /** What Meta allows a number that nothing is known of. */
  public static final int USUAL_PACE = 80;

  /** Settings of a business whose limit Meta tells. */
  public SendSettings(Duration doubtWait, int concurrency, Duration patience, int perSecond) {
    this(doubtWait, concurrency, patience, perSecond, OptionalLong.empty());
  }

  /** 20 seconds, 256 sends, the week in which Meta repeats webhooks, and 80 a second. */
  public static SendSettings defaults() {
    return new SendSettings(Duration.ofSeconds(20), 256, Duration.ofDays(7), USUAL_PACE);
  }

  /** The same with another wait. */
  public SendSettings withDoubtWait(Duration other) {
    return new SendSettings(other, concurrency, patience, perSecond, customers);
  }

  /** The same at another pace. */
  public SendSettings withPace(int other) {
    return new SendSettings(doubtWait, concurrency, patience, other, customers);
  }

  /** The same with a limit of the operator's. */
  public SendSettings withCustomers(OptionalLong most) {
    return new SendSettings(doubtWait, concurrency, patience, perSecond, most);
  }
}
