package dev.parley.runtime.time;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The clock of the server: everything that asks for the time or waits for it asks here. */
public interface Time {
  /** The precision of all stored instants. */
  ChronoUnit PRECISION = ChronoUnit.MILLIS;

  /** This moment, in milliseconds: what is stored and read again is equal. */
  Instant now();

  /**
   * Runs a task once, at an instant or at once if it has passed. The task must be short: it runs on
   * the clock's own thread.
   */
  Alarm at(Instant due, Runnable task);

  /** A task that waits for its time. */
  interface Alarm {
    /** Makes sure that a task that has not begun never runs. */
    void cancel();
  }
}
