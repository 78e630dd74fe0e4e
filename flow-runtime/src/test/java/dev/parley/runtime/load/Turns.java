package dev.parley.runtime.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** R1: twenty users in a closed loop, as fast as it goes and then at a given pace. */
final class Turns {
  private static final int USERS = 20;
  private static final int PACE = 1_000;
  private static final Duration WARM = Duration.ofSeconds(Integer.getInteger("load.warm", 20));
  private static final Duration SPAN = Duration.ofSeconds(Integer.getInteger("load.span", 20));
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(60);

  private final Town town;
  private final List<User> users = new ArrayList<>();

  Turns(Town town) {
    this.town = town;
  }

  /** What was measured, in nanoseconds. */
  private record Latencies(Histogram acknowledgement, Histogram reply) {
    Latencies() {
      this(new ConcurrentHistogram(LONGEST, 3), new ConcurrentHistogram(LONGEST, 3));
    }
  }

  void run() throws IOException, InterruptedException {
    join(USERS);
    saturate(WARM);
    for (int i = 0; i < 3; i++) {
      System.out.printf("  %d users, as fast as it goes:%n", USERS);
      tell(saturate(SPAN));
    }
    System.out.printf("  %d users, %d turns/s asked for:%n", USERS, PACE);
    tell(paced(SPAN));
    join(200 - USERS);
    System.out.printf("  %d users, as fast as it goes:%n", users.size());
    tell(saturate(SPAN));
  }

  /** As many turns as there can be: for those who need messages in the outbox. */
  void warm(int count) throws IOException, InterruptedException {
    join(200);
    while (town.sent().size() < count) {
      saturate(Duration.ofSeconds(2));
    }
  }

  private void join(int count) throws IOException, InterruptedException {
    for (int i = 0; i < count; i++) {
      User user = town.user();
      user.begin();
      users.add(user);
    }
  }

  /** Latency counts from when a turn was due, so that a slow one does not hide those behind it. */
  private Measured paced(Duration span) throws InterruptedException {
    long interval = TimeUnit.SECONDS.toNanos(users.size()) / PACE;
    return measure(
        span, (number, start, turn) -> start + interval * turn + interval * number / users.size());
  }

  private Measured saturate(Duration span) throws InterruptedException {
    return measure(span, (number, start, turn) -> System.nanoTime());
  }

  /** When a user's turn is due. */
  private interface Pacing {
    long due(int number, long start, int turn);
  }

  private record Measured(Latencies latencies, long turns, long nanos, long cpuMillis) {}

  private Measured measure(Duration span, Pacing pacing) throws InterruptedException {
    Latencies latencies = new Latencies();
    AtomicLong turns = new AtomicLong();
    Duration cpu = town.server().cpu();
    long start = System.nanoTime();
    long end = start + span.toNanos();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < users.size(); i++) {
      int number = i;
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int turn = 0; System.nanoTime() < end; turn++) {
                  long due = pacing.due(number, start, turn);
                  LockSupport.parkNanos(due - System.nanoTime());
                  take(users.get(number), due, latencies);
                  turns.incrementAndGet();
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return new Measured(
        latencies,
        turns.get(),
        System.nanoTime() - start,
        town.server().cpu().minus(cpu).toMillis());
  }

  private static void take(User user, long due, Latencies latencies) {
    try {
      User.Turn turn = user.turn();
      latencies.acknowledgement().recordValue(turn.acknowledged() - due);
      latencies.reply().recordValue(turn.answered() - due);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void tell(Measured m) {
    System.out.printf(
        "    %.0f turns/s, %.2f ms of the server's CPU a turn%n",
        m.turns() * 1e9 / m.nanos(), m.cpuMillis() / (double) Math.max(1, m.turns()));
    Latency.tell("reply", m.latencies().reply());
    Latency.tell("acknowledgement", m.latencies().acknowledgement());
  }
}
