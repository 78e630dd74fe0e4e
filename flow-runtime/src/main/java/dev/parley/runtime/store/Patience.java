package dev.parley.runtime.store;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Tries again for a while what fails only because the database is away. */
final class Patience {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final BooleanSupplier hurry;

  /** Gives up at the first failure once there is hurry. */
  Patience(BooleanSupplier hurry) {
    this.hurry = hurry;
  }

  <R> R call(Supplier<R> attempt) {
    long end = System.nanoTime() + LONGEST.toNanos();
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        return attempt.get();
      } catch (RuntimeException e) {
        if (!SqlFaults.isPassing(e) || hurry.getAsBoolean() || System.nanoTime() > end) {
          throw e;
        }
      }
      LockSupport.parkNanos(pause.toNanos());
      Duration twice = pause.multipliedBy(2);
      pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }
  }
}
