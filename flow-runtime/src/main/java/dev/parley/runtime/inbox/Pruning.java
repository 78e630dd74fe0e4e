package dev.parley.runtime.inbox;

import dev.parley.runtime.store.Store;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.time.Time;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Forgets what the inbox no longer needs. Meta repeats a webhook for seven days at most, so keys
 * are kept for eight; what waits or is parked is kept for ever.
 */
public final class Pruning {
  private static final Logger LOG = System.getLogger(Pruning.class.getName());
  private static final Duration KEPT = Duration.ofDays(8);
  private static final Duration EVERY = Duration.ofHours(1);
  private static final int STEP = 1_000;

  private final Store store;
  private final Time time;
  private final Work<Long, Long> prune =
      (tx, places) -> places.stream().map(place -> prune(tx, place)).toList();
  private volatile boolean stopped;

  public Pruning(Store store, Time time) {
    this.store = store;
    this.time = time;
  }

  /** Prunes now and then, as long as the server runs. */
  public void start() {
    time.at(time.now().plus(EVERY), () -> Thread.startVirtualThread(this::runAndGoOn));
  }

  /** Prunes no more. */
  public void stop() {
    stopped = true;
  }

  private void runAndGoOn() {
    if (stopped) {
      return;
    }
    var unused = run().whenComplete((done, fault) -> goOn(fault));
  }

  private void goOn(@Nullable Throwable fault) {
    if (fault != null) {
      LOG.log(Level.WARNING, "The inbox could not be pruned", fault);
    }
    start();
  }

  /** Prunes everything that is old, a little at a time so that nobody waits for it. */
  public CompletableFuture<Void> run() {
    return from(-1L);
  }

  private CompletableFuture<Void> from(long place) {
    return store
        .writer()
        .submit(prune, place)
        .thenCompose(last -> last < 0 ? CompletableFuture.completedFuture(null) : from(last));
  }

  private Long prune(Tx tx, long after) {
    Instant before = time.now().minus(KEPT);
    return InboxTable.prune(tx.handle(), after, before, STEP);
  }
}
