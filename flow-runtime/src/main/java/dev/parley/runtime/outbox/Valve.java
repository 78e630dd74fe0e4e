package dev.parley.runtime.outbox;

import dev.parley.runtime.whatsapp.GraphErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a number sends. When Meta refuses a message because of its number, all of the number's
 * messages wait; after a pause one of them tries, and if Meta takes it the others follow. Each
 * attempt in vain makes the pause longer. What was on its way when the number was shut decides
 * nothing. Pure: whoever asks says what time it is.
 */
final class Valve {
  private static final GraphErrorCode.Pace STOPPED =
      GraphErrorCode.Pace.forEver(Duration.ofMinutes(1), Duration.ofHours(1));

  private int failures;
  private boolean stopped;
  private Instant until = Instant.MIN;
  private Duration pause = Duration.ZERO;
  private Optional<String> probe = Optional.empty();

  /** When the next message may go; it may go now unless that is later. */
  Instant next(Instant now) {
    if (probe.isPresent()) {
      return Instant.MAX;
    }
    return until.isAfter(now) ? until : now;
  }

  /** A message goes. */
  void goes(String message) {
    if (failures > 0) {
      probe = Optional.of(message);
    }
  }

  /**
   * Meta refused a message because of its number.
   *
   * @param asked how long Meta asks to wait at least
   * @return whether the number has stopped by this
   */
  boolean shut(String message, GraphErrorCode rule, Duration asked, Instant now) {
    boolean stops = rule.action() == GraphErrorCode.Action.STOP_NUMBER;
    boolean news = stops && !stopped;
    if (failures == 0 || isProbe(message) || news) {
      failures = news ? 1 : failures + 1;
      stopped = stopped || stops;
      Duration wait = (stopped ? STOPPED : rule.pace()).wait(failures);
      pause = wait.compareTo(asked) < 0 ? asked : wait;
      waitAgain(now);
    }
    return news;
  }

  /**
   * Meta has judged a message by itself.
   *
   * @return whether a stopped number has started by this
   */
  boolean works(String message) {
    if (!isProbe(message)) {
      return false;
    }
    boolean starts = stopped;
    failures = 0;
    stopped = false;
    probe = Optional.empty();
    until = Instant.MIN;
    return starts;
  }

  /** An attempt told nothing about the number. */
  void undecided(String message, Instant now) {
    if (isProbe(message)) {
      waitAgain(now);
    }
  }

  private boolean isProbe(String message) {
    return probe.filter(message::equals).isPresent();
  }

  private void waitAgain(Instant now) {
    until = now.plus(pause);
    probe = Optional.empty();
  }
}
