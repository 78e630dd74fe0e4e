package dev.parley.runtime.time;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The machine's clock. */
public final class SystemTime implements Time, AutoCloseable {
  private static final Logger LOG = System.getLogger(SystemTime.class.getName());
  // A task far ahead is looked at again after a day, in case the machine's clock was set.
  private static final Duration LONGEST_SLEEP = Duration.ofDays(1);

  private final ScheduledThreadPoolExecutor alarms;

  public SystemTime() {
    alarms =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("parley-alarms").factory());
    alarms.setRemoveOnCancelPolicy(true);
    alarms.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public Instant now() {
    return Instant.now().truncatedTo(PRECISION);
  }

  @Override
  public Alarm at(Instant due, Runnable task) {
    Scheduled alarm = new Scheduled(due, task);
    alarm.arm();
    return alarm;
  }

  @Override
  public void close() {
    alarms.shutdownNow();
  }

  private final class Scheduled implements Alarm {
    private final Instant due;
    private final Runnable task;
    private volatile boolean cancelled;
    private volatile Future<?> next = CompletableFuture.completedFuture(null);

    Scheduled(Instant due, Runnable task) {
      this.due = due;
      this.task = task;
    }

    void arm() {
      Duration left = Duration.between(Instant.now(), due);
      long millis = Math.clamp(left.plusNanos(999_999).toMillis(), 0, LONGEST_SLEEP.toMillis());
      if (!alarms.isShutdown()) {
        next = alarms.schedule(this::ring, millis, TimeUnit.MILLISECONDS);
      }
    }

    private void ring() {
      if (cancelled) {
        return;
      }
      if (Instant.now().isBefore(due)) {
        arm();
        return;
      }
      try {
        task.run();
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "An alarm's task failed", e);
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
      next.cancel(false);
    }
  }
}
