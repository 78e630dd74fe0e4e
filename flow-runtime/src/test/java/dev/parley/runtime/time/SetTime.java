package dev.parley.runtime.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A clock that stands still until a test moves it; alarms ring on the thread that does. */
public final class SetTime implements Time {
  private final List<Ring> rings = new ArrayList<>();
  private Instant now;

  /** A clock that shows this instant. */
  public SetTime(Instant start) {
    now = start;
  }

  private record Ring(Instant due, Runnable task) {}

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public Alarm at(Instant due, Runnable task) {
    Ring ring = new Ring(due, task);
    synchronized (this) {
      if (due.isAfter(now)) {
        rings.add(ring);
        return () -> cancel(ring);
      }
    }
    task.run();
    return () -> {};
  }

  private synchronized void cancel(Ring ring) {
    rings.remove(ring);
  }

  /** Moves the clock on, ringing what becomes due on the way. */
  public void advance(Duration by) {
    Instant target = now().plus(by);
    for (Optional<Ring> ring = next(target); ring.isPresent(); ring = next(target)) {
      ring.get().task().run();
    }
    synchronized (this) {
      now = target;
    }
  }

  private synchronized Optional<Ring> next(Instant target) {
    Optional<Ring> next =
        rings.stream()
            .filter(ring -> !ring.due().isAfter(target))
            .min(Comparator.comparing(Ring::due));
    next.ifPresent(ring -> {
      rings.remove(ring);
      now = ring.due().isAfter(now) ? ring.due() : now;
    });
    return next;
  }

  /** How many alarms are set. */
  public synchronized int alarms() {
    return rings.size();
  }
}
