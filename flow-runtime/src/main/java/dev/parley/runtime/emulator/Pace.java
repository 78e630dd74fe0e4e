package dev.parley.runtime.emulator;

import java.time.Duration;

/**
 * How quickly the emulated network works.
 *
 * @param sent from a send to its status {@code sent}
 * @param delivered from a send to its arrival on the phone
 * @param retryFirst from a refused webhook to the second try; it doubles with every further one
 * @param retryMost the longest time between two tries
 * @param giveUp the age at which a webhook is dropped
 */
public record Pace(
    Duration sent, Duration delivered, Duration retryFirst, Duration retryMost, Duration giveUp) {

  /**
   * As on a good line. Meta's pauses between tries grow to hours; here they end at 15 s, because
   * somebody is sitting in front of the phone.
   */
  public static Pace lifelike() {
    return new Pace(
        Duration.ofMillis(40),
        Duration.ofMillis(300),
        Duration.ofMillis(500),
        Duration.ofSeconds(15),
        Duration.ofDays(7));
  }

  /** The same with other times from send to status. */
  public Pace withStatuses(Duration otherSent, Duration otherDelivered) {
    return new Pace(otherSent, otherDelivered, retryFirst, retryMost, giveUp);
  }

  /** How long to wait after this many failed tries in a row. */
  Duration retryAfter(int failures) {
    int doublings = Math.min(failures - 1, 30);
    long millis = retryFirst.toMillis() * (1L << doublings);
    return millis > retryMost.toMillis() ? retryMost : Duration.ofMillis(millis);
  }
}
