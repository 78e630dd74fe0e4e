package dev.parley.runtime.emulator;

import dev.parley.runtime.emulator.LedgerEntry.Deed;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Delivers updates to the business server, those of one customer in order, and tries again until it
 * takes them.
 *
 * <p>Meta promises no order. This emulator keeps it, so that a conversation can be followed, unless
 * a command asks for disorder; what piles up while the server is away arrives in batches, as Meta's
 * does.
 */
final class Webhooks implements AutoCloseable {
  private static final int BATCH = 50;
  private static final int COLLECTED = 1_000;
  private static final String EVERYBODY = "";
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final long LATEST_MILLIS = 3_000;
  private static final int MOST_WAITING = 1_000;

  private final WebhookPost post;
  private final Envelopes envelopes;
  private final Weather weather;
  private final Ledger ledger;
  private final Timeline timeline;
  private final Pace pace;
  private final Consumer<WebhookHealth> health;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Lane> lanes = new HashMap<>();
  private WebhookHealth current = new WebhookHealth(Optional.empty(), 0);

  Webhooks(
      EmulatorSettings settings, Weather weather, Ledger ledger, Consumer<WebhookHealth> health) {
    this.post = new WebhookPost(settings);
    this.envelopes = new Envelopes(settings.number());
    this.weather = weather;
    this.ledger = ledger;
    this.timeline = settings.timeline();
    this.pace = settings.pace();
    this.health = health;
  }

  /** The updates of one customer that still have to be delivered. */
  private static final class Lane {
    private final Deque<WebhookUpdate> waiting = new ArrayDeque<>();
    private int failures;
  }

  /** Takes an update for a customer and returns at once. */
  void offer(String userId, WebhookUpdate update) {
    offer(userId, update, weather.posts().roll(any -> true));
  }

  /** The same with a fate of its own. */
  void offer(String userId, WebhookUpdate update, Optional<PostTrouble> trouble) {
    if (trouble.isEmpty()) {
      queue(userId, update);
      return;
    }
    switch (trouble.get().fate()) {
      case LOSE -> ledger.note(Deed.LOST, userId, brief(update));
      case DOUBLE -> {
        queue(userId, update);
        timeline.after(AGAIN, () -> queue(userId, update.again()));
      }
      case LATE -> {
        Duration late = Duration.ofMillis(1 + weather.posts().within(LATEST_MILLIS));
        timeline.after(late, () -> queue(userId, update));
      }
    }
  }

  private static String brief(WebhookUpdate update) {
    return update.field() + " " + EmulatorJson.ids(update.value());
  }

  private void queue(String userId, WebhookUpdate update) {
    Duration collecting = weather.collecting();
    String key = collecting.isZero() ? userId : EVERYBODY;
    lock.lock();
    try {
      Lane lane = lanes.get(key);
      if (lane == null) {
        lane = new Lane();
        lanes.put(key, lane);
        timeline.after(collecting, () -> deliver(key));
      }
      if (lane.waiting.size() < MOST_WAITING) {
        lane.waiting.add(update);
      } else {
        drop();
      }
    } finally {
      lock.unlock();
    }
  }

  private void deliver(String userId) {
    List<WebhookUpdate> batch = nextBatch(userId);
    if (batch.isEmpty()) {
      return;
    }
    ObjectNode envelope = envelopes.of(batch);
    Optional<String> problem = post.send(envelope);
    ledger.note(
        problem.isEmpty() ? Deed.TAKEN : Deed.NOT_TAKEN,
        userId,
        problem.map(sentence -> sentence + " ").orElse("") + EmulatorJson.ids(envelope));
    if (problem.isEmpty()) {
      // Before the next of this customer can be delivered: the ledger tells their order.
      batch.forEach(update -> update.acknowledged().run());
    }
    settle(userId, batch, problem);
  }

  private List<WebhookUpdate> nextBatch(String userId) {
    lock.lock();
    try {
      Lane lane = lanes.get(userId);
      if (lane == null) {
        return List.of();
      }
      dropOld(lane);
      if (lane.waiting.isEmpty()) {
        lanes.remove(userId);
      }
      int most = EVERYBODY.equals(userId) ? COLLECTED : BATCH;
      return lane.waiting.stream().limit(most).toList();
    } finally {
      lock.unlock();
    }
  }

  private void settle(String userId, List<WebhookUpdate> batch, Optional<String> problem) {
    lock.lock();
    try {
      Lane lane = lanes.get(userId);
      if (lane == null) {
        return;
      }
      Duration pause = Duration.ZERO;
      if (problem.isEmpty()) {
        batch.forEach(delivered -> lane.waiting.poll());
        lane.failures = 0;
      } else {
        lane.failures++;
        pause = pace.retryAfter(lane.failures);
      }
      report(new WebhookHealth(problem, current.dropped()));
      timeline.after(pause, () -> deliver(userId));
    } finally {
      lock.unlock();
    }
  }

  private void dropOld(Lane lane) {
    while (!lane.waiting.isEmpty() && isTooOld(lane.waiting.element())) {
      lane.waiting.remove();
      drop();
    }
  }

  private void drop() {
    report(new WebhookHealth(current.problem(), current.dropped() + 1));
  }

  private boolean isTooOld(WebhookUpdate update) {
    return update.since().plus(pace.giveUp()).isBefore(timeline.now());
  }

  private void report(WebhookHealth now) {
    if (!now.equals(current)) {
      current = now;
      health.accept(now);
    }
  }

  WebhookHealth health() {
    lock.lock();
    try {
      return current;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the callback URL repeats Meta's challenge; the problem if it does not. */
  Optional<String> verify() {
    return post.verify();
  }

  @Override
  public void close() {
    post.close();
  }
}
