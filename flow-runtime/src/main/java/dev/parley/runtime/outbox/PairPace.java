package dev.parley.runtime.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How often one number writes to the same customer: once in six seconds, or up to 45 messages at
 * once that are borrowed from the time after. Pure: whoever asks says what time it is.
 */
final class PairPace {
  private static final Duration INTERVAL = Duration.ofSeconds(6);
  private static final int BURST = 45;
  private static final Duration CREDIT = INTERVAL.multipliedBy(BURST - 1L);
  private static final int FEW = 1_000;

  /** Until when each customer's messages are paid for; whoever owes nothing is forgotten. */
  private final Map<String, Instant> paidUntil = new HashMap<>();

  private int forgetAt = FEW;

  /** When the next message to a customer may go; it may go now unless that is later. */
  Instant next(String customer, Instant now) {
    Instant paid = paidUntil.get(customer);
    if (paid == null) {
      return now;
    }
    // A clock that was set back must not make anybody wait longer than a whole burst does.
    Instant from = paid.minus(CREDIT);
    Instant latest = now.plus(INTERVAL);
    Instant next = from.isAfter(latest) ? latest : from;
    return next.isAfter(now) ? next : now;
  }

  /** One went. */
  void sent(String customer, Instant now) {
    Instant most = now.plus(CREDIT);
    Instant paid = paidUntil.getOrDefault(customer, now);
    Instant from = paid.isAfter(now) ? paid : now;
    paidUntil.put(customer, (from.isAfter(most) ? most : from).plus(INTERVAL));
    if (paidUntil.size() > forgetAt) {
      paidUntil.values().removeIf(until -> !until.isAfter(now));
      forgetAt = Math.max(FEW, 2 * paidUntil.size());
    }
  }

  /** Meta said that it was too fast: what is tried next goes, but nothing more can be borrowed. */
  void tooFast(String customer, Instant now) {
    paidUntil.put(customer, now.plus(CREDIT));
  }
}
