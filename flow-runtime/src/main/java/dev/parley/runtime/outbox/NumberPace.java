package dev.parley.runtime.outbox;

import java.time.Duration;
import java.time.Instant;

/**
 * How many messages a second one number sends: as many as Meta allows it, and never more in any
 * second, wherever that begins. What customers write counts too, since Meta counts both directions
 * together, but takes half of the pace at most.
 *
 * <p>If Meta says that it was too much, the number goes on a fifth slower, and after ten quiet
 * seconds becomes faster again little by little.
 *
 * <p>Pure: whoever asks says what time it is.
 */
final class NumberPace {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration QUIET = Duration.ofSeconds(10);
  private static final int FIFTH = 5;
  private static final int STEPS = 40;

  /** What Meta allows a number at most, ever. */
  private static final int EVER = 1_000;

  private int most;
  private final Instants sent;
  private final Instants heard;
  private int learned;
  private Instant learnedAt = Instant.MIN;

  /**
   * A number that has sent nothing.
   *
   * @param most messages a second
   */
  NumberPace(int most) {
    this.most = most;
    this.learned = most;
    this.sent = new Instants(Math.max(EVER, most));
    this.heard = new Instants(Math.max(EVER, most) / 2);
  }

  /** Another limit holds from now on; what was learned below it stays learned. */
  void allow(int perSecond) {
    if (perSecond != most) {
      learned = learned == most ? perSecond : Math.min(learned, perSecond);
      most = perSecond;
    }
  }

  /** When the next message may go; it may go now unless that is later. */
  Instant next(Instant now) {
    Instant at = settled(now);
    Instant oldest = sent.back(room(at));
    return oldest.equals(Instant.MIN) ? now : later(oldest.plus(SECOND), now);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** One went. */
  void sent(Instant now) {
    sent.add(settled(now));
  }

  /** One came. */
  void heard(Instant now) {
    heard.add(heard.last().isAfter(now) ? heard.last() : now);
  }

  /** Meta said that it was too fast. What was on its way tells the same once more, not twice. */
  void tooFast(Instant now) {
    if (learnedAt.equals(Instant.MIN) || !now.isBefore(learnedAt.plus(SECOND))) {
      int before = limit(now);
      learned = Math.max(1, before - Math.max(1, before / FIFTH));
      learnedAt = now;
    }
  }

  /** How many a second it sends now. */
  int limit(Instant now) {
    if (learned == most) {
      return most;
    }
    long quiet = Math.max(0, Duration.between(learnedAt.plus(QUIET), now).toSeconds());
    long faster = learned + quiet * Math.max(1, most / STEPS);
    return (int) Math.min(most, faster);
  }

  private int room(Instant now) {
    int limit = limit(now);
    int used = Math.min(heard.after(now.minus(SECOND)), limit / 2);
    return Math.max(1, limit - used);
  }

  /**
   * Threads read the clock before they come here, so a little back is the same moment. A clock that
   * was set back by more makes what was remembered worthless.
   */
  private Instant settled(Instant now) {
    Instant last = sent.last();
    if (!last.isAfter(now)) {
      return now;
    }
    if (last.isBefore(now.plus(SECOND))) {
      return last;
    }
    sent.clear();
    heard.clear();
    return now;
  }
}
