package dev.parley.runtime.emulator;

import java.time.Duration;
import java.time.Instant;

/** What time it is, and what happens later: real time, or a test's own. */
public interface Timeline extends AutoCloseable {

  /** The wall clock, with every task on a virtual thread of its own. */
  static Timeline real() {
    return new RealTimeline();
  }

  /** The present instant. */
  Instant now();

  /** Runs a task once the delay has passed; the task may block. */
  void after(Duration delay, Runnable task);

  /** Forgets what has not run yet. */
  @Override
  void close();
}
