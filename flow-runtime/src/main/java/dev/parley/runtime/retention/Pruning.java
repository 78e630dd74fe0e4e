package dev.parley.runtime.retention;

import dev.parley.runtime.store.Store;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.time.Time;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Deletes old rows now and then, a little at a time so that nobody waits for it. */
public final class Pruning {
  private static final Logger LOG = System.getLogger(Pruning.class.getName());
  private static final Duration EVERY = Duration.ofHours(1);
  private static final int STEP = 1_000;

  private final Store store;
  private final Time time;
  private final List<Map.Entry<Forgetting, Duration>> kept;
  private final Work<Step, Optional<Object>> prune =
      (tx, steps) -> steps.stream().map(step -> prune(tx, step)).toList();
  private volatile boolean stopped;

  /**
   * A pruning that waits to be started.
   *
   * @param kept how long each is kept
   */
  public Pruning(Store store, Time time, Map<Forgetting, Duration> kept) {
    this.store = store;
    this.time = time;
    this.kept = List.copyOf(kept.entrySet());
  }

  private record Step(Forgetting forgetting, Instant before, Object after) {}

  private record Age(Object key, Instant at, boolean done) {}

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
      LOG.log(Level.WARNING, "What is old could not be deleted", fault);
    }
    start();
  }

  /** Deletes everything that is old. */
  public CompletableFuture<Void> run() {
    CompletableFuture<Void> before = CompletableFuture.completedFuture(null);
    for (Map.Entry<Forgetting, Duration> each : kept) {
      before = before.thenCompose(done -> walk(each.getKey(), each.getValue()));
    }
    return before;
  }

  private CompletableFuture<Void> walk(Forgetting forgetting, Duration age) {
    return from(new Step(forgetting, time.now().minus(age), forgetting.before()));
  }

  private CompletableFuture<Void> from(Step step) {
    if (stopped) {
      return CompletableFuture.completedFuture(null);
    }
    return store
        .writer()
        .submit(prune, step)
        .thenCompose(last ->
            last.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : from(new Step(step.forgetting(), step.before(), last.get())));
  }

  /** Deletes among the next rows; the last key that was looked at, unless the walk is over. */
  private static Optional<Object> prune(Tx tx, Step step) {
    Forgetting what = step.forgetting();
    List<Age> ages = ages(tx, step);
    Object[] old =
        ages.stream()
            .filter(age -> age.done() && age.at().isBefore(step.before()))
            .map(Age::key)
            .distinct()
            .toArray();
    if (old.length > 0) {
      tx.handle()
          .createUpdate(
              "delete from %s where %s = any(:old) and %s"
                  .formatted(what.table(), what.key(), what.done()))
          .bindArray("old", what.before().getClass(), old)
          .execute();
    }
    return ages.size() == STEP && ages.getLast().at().isBefore(step.before())
        ? Optional.of(ages.getLast().key())
        : Optional.empty();
  }

  private static List<Age> ages(Tx tx, Step step) {
    Forgetting what = step.forgetting();
    return tx.handle()
        .createQuery(
            "select %s place, %s age, (%s) done from %s where %s > :after order by %s limit %d"
                .formatted(
                    what.key(),
                    what.age(),
                    what.done(),
                    what.table(),
                    what.key(),
                    what.key(),
                    STEP))
        .bind("after", step.after())
        .map((row, context) ->
            new Age(
                row.getObject("place"),
                row.getObject("age", OffsetDateTime.class).toInstant(),
                row.getBoolean("done")))
        .list();
  }
}
