package dev.parley.runtime.outbox;

import java.time.Duration;

/**
 * How messages are sent.
 *
 * @param doubtWait how long a status may take to tell what became of a send without an answer
 * @param concurrency how many sends may be under way at once
 * @param patience how long after it was written a message is still tried
 * @param perSecond how many messages Meta allows a number in a second; 0 to keep no pace
 */
public record SendSettings(Duration doubtWait, int concurrency, Duration patience, int perSecond) {
  /** What Meta allows a number that nothing is known of. */
  public static final int USUAL_PACE = 80;

  /** 20 seconds, 256 sends, the week in which Meta repeats webhooks, and 80 a second. */
  public static SendSettings defaults() {
    return new SendSettings(Duration.ofSeconds(20), 256, Duration.ofDays(7), USUAL_PACE);
  }

  /** The same with another wait. */
  public SendSettings withDoubtWait(Duration other) {
    return new SendSettings(other, concurrency, patience, perSecond);
  }

  /** The same at another pace. */
  public SendSettings withPace(int other) {
    return new SendSettings(doubtWait, concurrency, patience, other);
  }
}
