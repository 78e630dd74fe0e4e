package dev.parley.runtime.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;

/** All customers, and what the emulator's ledger tells of them while it is written. */
final class Crowd {
  private static final long PAUSE_NANOS = Duration.ofSeconds(6).toNanos();
  private static final Duration POLL = Duration.ofMillis(50);
  private static final long LONGEST_MILLIS = Duration.ofMinutes(10).toMillis();
  private static final int DIGITS = 3;

  private final FarMeta meta;
  private final Map<String, Customer> customers = new LinkedHashMap<>();
  private final Map<String, Integer> sends = new HashMap<>();
  private final Map<String, Integer> deeds = new TreeMap<>();
  private final Map<String, Integer> refused = new TreeMap<>();
  private final Map<String, Deque<Instant>> unanswered = new HashMap<>();
  private final Histogram waits = new ConcurrentHistogram(LONGEST_MILLIS, DIGITS);
  private final Map<String, Instant> stranded = new HashMap<>();
  private final Histogram strandings = new ConcurrentHistogram(LONGEST_MILLIS, DIGITS);
  private volatile boolean writing = true;
  private volatile boolean following = true;
  private volatile long lastNews = System.nanoTime();
  private long read;

  Crowd(FarMeta meta) {
    this.meta = meta;
    for (JsonNode person : meta.people()) {
      String id = person.path("id").asString();
      customers.put(id, new Customer(id));
    }
  }

  void begin() {
    Thread.ofPlatform().daemon().name("ledger").start(this::follow);
    customers
        .values()
        .forEach(customer ->
            Thread.startVirtualThread(() -> customer.talk(meta, PAUSE_NANOS, () -> writing)));
  }

  /** Nobody writes any more. */
  void quiet() {
    writing = false;
  }

  void end() {
    writing = false;
    following = false;
  }

  private void follow() {
    while (following) {
      JsonNode news = meta.ledger(read);
      news.forEach(this::note);
      if (news.isEmpty()) {
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
  }

  private synchronized void note(JsonNode entry) {
    read = entry.path("number").asLong();
    lastNews = System.nanoTime();
    String deed = entry.path("deed").asString();
    String words = entry.path("words").asString("");
    deeds.merge(deed, 1, Integer::sum);
    Customer customer = customers.get(entry.path("customer").asString(""));
    switch (deed) {
      case "wrote" -> wrote(entry);
      case "heard" -> customer.heard(words);
      case "accepted" -> {
        sends.merge(entry.path("data").asString(), 1, Integer::sum);
        answered(entry);
        customer.answered(words);
      }
      case "refused" -> refused.merge(words.split(" ", 2)[0], 1, Integer::sum);
      default -> {
        // It is counted, and that is all.
      }
    }
  }

  private void wrote(JsonNode entry) {
    unanswered
        .computeIfAbsent(entry.path("customer").asString(), c -> new ArrayDeque<>())
        .add(Instant.parse(entry.path("at").asString()));
  }

  private void answered(JsonNode entry) {
    Instant left = stranded.remove(entry.path("customer").asString());
    if (left != null) {
      strandings.recordValue(millis(left, entry));
    }
    Instant since =
        unanswered.getOrDefault(entry.path("customer").asString(), new ArrayDeque<>()).poll();
    if (since != null) {
      waits.recordValue(millis(since, entry));
    }
  }

  private static long millis(Instant since, JsonNode entry) {
    Instant at = Instant.parse(entry.path("at").asString());
    return Math.clamp(Duration.between(since, at).toMillis(), 0, LONGEST_MILLIS);
  }

  /** A server was killed just now, while these customers waited for an answer. */
  synchronized void strand() {
    Instant now = Instant.now();
    customers.values().stream()
        .filter(customer -> customer.unanswered() > 0)
        .forEach(customer -> stranded.put(customer.id(), now));
  }

  /** Whether all who waited when a server was killed were answered since. */
  synchronized boolean nobodyIsStranded() {
    return stranded.isEmpty();
  }

  /** How long after a kill those were answered who waited, in milliseconds. */
  Histogram strandings() {
    return strandings;
  }

  Collection<Customer> customers() {
    return customers.values();
  }

  boolean everybodyTalks() {
    return customers.values().stream().allMatch(Customer::begun);
  }

  /** How many customers wait for an answer. */
  int waiting() {
    return (int) customers.values().stream().filter(c -> c.unanswered() > 0).count();
  }

  /** Whether everything that was written was taken and answered. */
  boolean everythingIsAnswered() {
    return customers.values().stream()
        .allMatch(c -> c.unanswered() == 0 && c.heard().size() == c.wrote().size());
  }

  /** Whether nothing has happened for so long. */
  boolean silent(Duration since) {
    return System.nanoTime() - lastNews > since.toNanos();
  }

  /** Messages that the Graph API was given more than once. */
  synchronized List<String> sentTwice() {
    List<String> twice = new ArrayList<>();
    sends.forEach((id, times) -> {
      if (times > 1) {
        twice.add(id + " " + times + " times");
      }
    });
    return twice;
  }

  /** How often something happened. */
  synchronized int count(String deed) {
    return deeds.getOrDefault(deed, 0);
  }

  /** The errors that sends met, by Meta's code. */
  synchronized Map<String, Integer> refused() {
    return new TreeMap<>(refused);
  }

  /** How long customers waited for an answer, in milliseconds. */
  Histogram waits() {
    return waits;
  }
}
