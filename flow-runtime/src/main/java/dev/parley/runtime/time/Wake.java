package dev.parley.runtime.time;

import java.time.Instant;

/**
 * One alarm, for the earliest of the times that were asked for. When it rings it is free to be set
 * again, and its task runs on a thread of its own.
 */
public final class Wake {
  private final Time time;
  private final Runnable task;
  private Instant armedFor = Instant.MAX;
  private Time.Alarm alarm = () -> {};
  private boolean stopped;

  /** An alarm that is not set. */
  public Wake(Time time, Runnable task) {
    this.time = time;
    this.task = task;
  }

  /** Runs the task at this time, or before; never at {@link Instant#MAX}. */
  public synchronized void at(Instant due) {
    if (!stopped && due.isBefore(armedFor)) {
      alarm.cancel();
      armedFor = due;
      alarm = time.at(due, () -> Thread.startVirtualThread(this::ring));
    }
  }

  /** Rings no more; a task that runs may end. */
  public synchronized void stop() {
    stopped = true;
    alarm.cancel();
  }

  private void ring() {
    synchronized (this) {
      armedFor = Instant.MAX;
      if (stopped) {
        return;
      }
    }
    task.run();
  }
}
