package dev.parley.runtime.emulator;

import java.time.Duration;
import java.time.Instant;

/** So many at once, and one more each interval. */
final class Rate {
  private final Duration interval;
  private final Duration credit;
  private Instant paidUntil = Instant.MIN;

  Rate(Duration interval, int burst) {
    this.interval = interval;
    this.credit = interval.multipliedBy(burst - 1L);
  }

  /** Whether one more fits now; if so it is counted. */
  boolean take(Instant now) {
    Instant from = paidUntil.isAfter(now) ? paidUntil : now;
    if (from.isAfter(now.plus(credit))) {
      return false;
    }
    paidUntil = from.plus(interval);
    return true;
  }
}
