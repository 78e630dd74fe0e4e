package dev.parley.runtime.order;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;

/** Counts what is under way, part by part. */
public final class Tally {
  private final Map<Integer, Integer> counts = new HashMap<>();

  /** One more is under way. */
  public synchronized void begin(int part) {
    counts.merge(part, 1, Integer::sum);
  }

  /** One less is under way. */
  public synchronized void end(int part) {
    counts.computeIfPresent(part, (p, count) -> count == 1 ? null : count - 1);
    notifyAll();
  }

  /** Waits until nothing is under way in some parts, so long at most; says whether it is so. */
  public synchronized boolean awaitNone(IntPredicate parts, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    try {
      while (counts.keySet().stream().anyMatch(parts::test)) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          return false;
        }
        wait(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
