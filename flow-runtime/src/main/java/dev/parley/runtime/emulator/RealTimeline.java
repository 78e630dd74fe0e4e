package dev.parley.runtime.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Real time. */
final class RealTimeline implements Timeline {
  private static final Logger LOG = LoggerFactory.getLogger(RealTimeline.class);

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("emulator-clock").factory());
  private final ExecutorService tasks =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("emulator-", 0).factory());

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public void after(Duration delay, Runnable task) {
    try {
      // The clock's thread only starts tasks: one that blocks must not hold up the others.
      var unused = clock.schedule(() -> start(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException closed) {
      LOG.debug("The emulator is closed; a task was not scheduled", closed);
    }
  }

  private void start(Runnable task) {
    try {
      tasks.execute(() -> run(task));
    } catch (RejectedExecutionException closed) {
      LOG.debug("The emulator is closed; a task was not started", closed);
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("A task of the emulator failed", e);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    tasks.shutdownNow();
  }
}
