package dev.parley.runtime.outbox;

import java.time.Duration;

/**
 * How messages are sent.
 *
 * @param doubtWait how long a status may take to tell what became of a send without an answer
 * @param concurrency how many sends may be under way at once
 * @param patience how long after it was written a message is still tried
 */
public record SendSettings(Duration doubtWait, int concurrency, Duration patience) {
  /** 20 seconds, 256 sends, and the 24 hours in which a customer may be answered. */
  public static SendSettings defaults() {
    return new SendSettings(Duration.ofSeconds(20), 256, Duration.ofHours(24));
  }
}
