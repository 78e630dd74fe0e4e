package dev.parley.runtime.load;

import dev.parley.runtime.line.Meta;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * R3: 3,000 statuses and 300 messages a second, one a webhook, evenly spread whether or not the
 * server follows. Each status is of a message that the server has sent, and new to it.
 */
final class Statuses {
  private static final int RATE = 3_300;
  private static final int MESSAGE_EACH = 11;
  private static final int CONNECTIONS = 64;
  private static final int WRITERS = 3_000;
  private static final Duration SPAN = Duration.ofSeconds(Integer.getInteger("load.span", 20));
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(60);

  private final Town town;
  private final Histogram all = new ConcurrentHistogram(LONGEST, 3);
  private final Histogram messages = new ConcurrentHistogram(LONGEST, 3);
  private final Queue<String> due = new ConcurrentLinkedQueue<>();
  private final Meta meta = new Meta();

  Statuses(Town town) {
    this.town = town;
  }

  void run() throws IOException, InterruptedException {
    int needed = Math.toIntExact((2 * SPAN.toSeconds()) * RATE / 3);
    new Turns(town).warm(needed);
    System.out.printf("  %d statuses and %d messages a second:%n", 3_000, 300);
    rate(SPAN);
    all.reset();
    messages.reset();
    rate(SPAN);
  }

  private void rate(Duration span) throws IOException, InterruptedException {
    fill(span);
    List<Thread> threads = new ArrayList<>();
    Duration cpu = town.server().cpu();
    long start = System.nanoTime();
    long count = RATE * span.toSeconds();
    for (int i = 0; i < CONNECTIONS; i++) {
      int first = i;
      Caller caller = new Caller(town.server().port());
      threads.add(Thread.ofPlatform().start(() -> post(caller, first, count, start)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "    %.0f webhooks/s, %.2f ms of the server's CPU a webhook%n",
        count / seconds, town.server().cpu().minus(cpu).toMillis() / (double) count);
    Latency.tell("acknowledgement", all);
    Latency.tell("… of messages", messages);
  }

  /** Three statuses of each message, in the order in which Meta tells them. */
  private void fill(Duration span) {
    List<Town.Sent> some = new ArrayList<>();
    while (some.size() < RATE * span.toSeconds() / 3) {
      Town.Sent sent = town.sent().poll();
      if (sent == null) {
        throw new IllegalStateException("There are too few messages");
      }
      some.add(sent);
    }
    for (String status : List.of("sent", "delivered", "read")) {
      some.forEach(sent -> due.add(Meta.status(sent.wamid(), status, sent.data())));
    }
  }

  private void post(Caller caller, int first, long count, long start) {
    try (caller) {
      for (long i = first; i < count; i += CONNECTIONS) {
        boolean message = i % MESSAGE_EACH == 0;
        String webhook = message ? message(i) : due.remove();
        long at = start + i * TimeUnit.SECONDS.toNanos(1) / RATE;
        LockSupport.parkNanos(at - System.nanoTime());
        caller.post(webhook);
        long took = System.nanoTime() - at;
        all.recordValue(took);
        if (message) {
          messages.recordValue(took);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private String message(long place) {
    return meta.text(
        Meta.Customer.phone("4918%08d".formatted(place / MESSAGE_EACH % WRITERS)), "echo");
  }
}
