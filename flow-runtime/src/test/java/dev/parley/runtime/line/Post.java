package dev.parley.runtime.line;

import dev.parley.runtime.outbox.Carrier;
import dev.parley.runtime.outbox.Parcel;
import dev.parley.runtime.outbox.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A way out of the line whose answers a test decides on; it takes everything unless told else. */
final class Post implements Carrier {
  private final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
  private static final AtomicLong CLOCK = new AtomicLong();
  private final Queue<Gone> history = new ConcurrentLinkedQueue<>();
  private final AtomicInteger wamids = new AtomicInteger();
  private final Map<String, CompletableFuture<Verdict>> held = new ConcurrentHashMap<>();
  private volatile Function<Sent, CompletableFuture<Verdict>> answer = this::accept;

  /** One attempt to send. */
  record Sent(Parcel parcel, JsonNode body) {
    String id() {
      return parcel.id();
    }

    String to() {
      return body.path(body.has("to") ? "to" : "recipient").asString();
    }

    String text() {
      JsonNode interactive = body.path("interactive");
      return interactive.isMissingNode()
          ? body.path("text").path("body").asString()
          : interactive.path("body").path("text").asString();
    }
  }

  /** An attempt, and its place among those of all ways out. */
  record Gone(long at, Sent sent) {}

  /** Every attempt so far. */
  List<Gone> history() {
    return List.copyOf(history);
  }

  @Override
  public Verdict carry(Parcel parcel) {
    Sent attempt = new Sent(parcel, JsonMapper.shared().readTree(parcel.body()));
    history.add(new Gone(CLOCK.incrementAndGet(), attempt));
    CompletableFuture<Verdict> verdict = answer.apply(attempt);
    sent.add(attempt);
    try {
      return verdict.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Verdict.InDoubt("Interrupted");
    }
  }

  private CompletableFuture<Verdict> accept(Sent attempt) {
    return CompletableFuture.completedFuture(accepted());
  }

  Verdict accepted() {
    return new Verdict.Accepted("wamid.out" + wamids.incrementAndGet());
  }

  /** From now on every attempt gets this answer. */
  void answer(Verdict verdict) {
    answer = attempt -> CompletableFuture.completedFuture(verdict);
  }

  /** From now on attempts get the answers that this gives them. */
  void answer(Function<Sent, Verdict> other) {
    answer = attempt -> CompletableFuture.completedFuture(other.apply(attempt));
  }

  /** From now on every attempt is taken. */
  void acceptAll() {
    answer = this::accept;
  }

  /** From now on attempts wait until {@link #release}. */
  void hold() {
    answer = attempt -> held.computeIfAbsent(attempt.id(), id -> new CompletableFuture<>());
  }

  void release(String id, Verdict verdict) {
    held.computeIfAbsent(id, i -> new CompletableFuture<>()).complete(verdict);
  }

  /** The next attempt. */
  Sent next() {
    try {
      Sent next = sent.poll(20, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("Nothing was sent within 20 seconds");
      }
      return next;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether nothing was sent besides what was asked for. */
  boolean isEmpty() {
    return sent.isEmpty();
  }

  static Verdict again(Duration pause) {
    return new Verdict.Again(131016, "(#131016) Service unavailable", pause);
  }
}
