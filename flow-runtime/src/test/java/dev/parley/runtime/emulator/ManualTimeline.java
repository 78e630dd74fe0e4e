package dev.parley.runtime.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** Time that only passes when a test says so; what is due runs on the test's own thread. */
final class ManualTimeline implements Timeline {
  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparing(Task::due).thenComparingLong(Task::number));
  private Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private long lastNumber;

  private record Task(Instant due, long number, Runnable work) {}

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized void after(Duration delay, Runnable task) {
    tasks.add(new Task(now.plus(delay), ++lastNumber, task));
  }

  /** Lets this much time pass and everything happen that is due by then. */
  void pass(Duration time) {
    Instant end = now().plus(time);
    Optional<Task> next = next(end);
    while (next.isPresent()) {
      next.get().work().run();
      next = next(end);
    }
    moveTo(end);
  }

  /** Everything that is due at this very moment. */
  void settle() {
    pass(Duration.ZERO);
  }

  /** Moves the clock without doing what would have been due on the way; that is late now. */
  synchronized void jump(Duration time) {
    now = now.plus(time);
  }

  private synchronized Optional<Task> next(Instant end) {
    Task task = tasks.peek();
    if (task == null || task.due().isAfter(end)) {
      return Optional.empty();
    }
    tasks.remove();
    now = task.due().isAfter(now) ? task.due() : now;
    return Optional.of(task);
  }

  private synchronized void moveTo(Instant end) {
    now = end;
  }

  @Override
  public synchronized void close() {
    tasks.clear();
  }
}
