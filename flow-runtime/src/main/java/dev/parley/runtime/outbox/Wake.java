package dev.parley.runtime.outbox;

import dev.parley.runtime.time.Time;
import java.time.Instant;

/** One alarm, for the earliest of the times that were asked for. */
final class Wake {
  private final Time time;
  private final Runnable task;
  private Instant armedFor = Instant.MAX;
  private Time.Alarm alarm = () -> {};

  Wake(Time time, Runnable task) {
    this.time = time;
    this.task = task;
  }

  /** Runs the task at this time, or before; never at {@link Instant#MAX}. */
  synchronized void at(Instant due) {
    if (due.isBefore(armedFor)) {
      alarm.cancel();
      armedFor = due;
      alarm = time.at(due, () -> Thread.startVirtualThread(this::ring));
    }
  }

  private void ring() {
    synchronized (this) {
      armedFor = Instant.MAX;
    }
    task.run();
  }
}
