package dev.parley.runtime.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Writes. Changes may be queued from any thread; those that wait together are made in one
 * transaction and synced once, and only then their futures complete. If the transaction fails, its
 * items are tried again one by one, so that a bad one fails alone.
 */
public final class GroupCommit implements AutoCloseable {
  private static final Logger LOG = System.getLogger(GroupCommit.class.getName());
  private static final int LARGEST_GROUP = 512;
  private static final int QUEUE = 16_384;
  private static final Duration ROOM_WAIT = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration BREATH = Duration.ofMillis(20);

  private final Jdbi jdbi;
  private final Dialect dialect;
  private final Patience patience;
  private final BooleanSupplier tidy;
  private final BlockingQueue<Item<?, ?>> queue = new ArrayBlockingQueue<>(QUEUE);
  private final List<Thread> writers;
  private volatile boolean closing;

  /**
   * Starts to write.
   *
   * @param tidy what to do while there is nothing to write, a little at a time; says whether there
   *     was anything to do
   */
  GroupCommit(Jdbi jdbi, Dialect dialect, int writers, BooleanSupplier tidy) {
    this.jdbi = jdbi;
    this.dialect = dialect;
    this.tidy = tidy;
    this.patience = new Patience(() -> closing);
    this.writers =
        IntStream.rangeClosed(1, writers)
            .mapToObj(n -> Thread.ofPlatform().daemon().name("parley-writer-" + n))
            .map(builder -> builder.start(this::write))
            .toList();
  }

  /**
   * Queues a change. Waits for room if the queue is full; the future fails with {@link StoreBusy}
   * if there is none for long, or if the database stays away.
   */
  public <T, R> CompletableFuture<R> submit(Work<T, R> work, T item) {
    Item<T, R> queued = new Item<>(work, item, new CompletableFuture<>());
    if (closing) {
      queued.fail(new StoreBusy("The server is stopping."));
      return queued.result();
    }
    try {
      if (!queue.offer(queued)
          && !queue.offer(queued, ROOM_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        queued.fail(new StoreBusy("Too much is waiting to be stored."));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      queued.fail(new StoreBusy("Interrupted while waiting to store.", e));
    }
    return queued.result();
  }

  /** How many changes wait. */
  public int waiting() {
    return queue.size();
  }

  private void write() {
    List<Item<?, ?>> group = new ArrayList<>(LARGEST_GROUP);
    boolean tidied = false;
    while (!closing || !queue.isEmpty()) {
      try {
        Duration wait = tidied ? POLL : BREATH;
        Item<?, ?> first = queue.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null) {
          tidied = closing || !tidy.getAsBoolean();
        } else {
          tidied = false;
          group.add(first);
          queue.drainTo(group, LARGEST_GROUP - 1);
          commit(group);
        }
      } catch (InterruptedException e) {
        return;
      } finally {
        group.clear();
      }
    }
  }

  /** Commits a group, or its halves down to single items when something in it is bad. */
  private void commit(List<Item<?, ?>> group) {
    try {
      List<Runnable> completions = patience.call(() -> transaction(group));
      completions.forEach(GroupCommit::complete);
    } catch (RuntimeException e) {
      if (group.size() == 1 || SqlFaults.isPassing(e)) {
        group.forEach(item -> item.fail(asFault(e)));
      } else {
        LOG.log(Level.WARNING, "A group of {0} changes failed; each is tried alone", group.size());
        group.forEach(item -> commit(List.of(item)));
      }
    }
  }

  private static RuntimeException asFault(RuntimeException e) {
    return SqlFaults.isPassing(e) ? new StoreBusy("The database does not answer.", e) : e;
  }

  private List<Runnable> transaction(List<Item<?, ?>> group) {
    try (Handle handle = jdbi.open()) {
      Tx tx = new Tx(handle);
      List<Runnable> completions = inTransaction(tx, group);
      dialect.sync(handle);
      completions.addFirst(tx::committed);
      return completions;
    }
  }

  private static List<Runnable> inTransaction(Tx tx, List<Item<?, ?>> group) {
    try {
      return tx.handle().inTransaction(h -> apply(tx, group));
    } catch (RuntimeException e) {
      tx.rolledBack();
      throw e;
    }
  }

  private static List<Runnable> apply(Tx tx, List<Item<?, ?>> group) {
    Map<Work<?, ?>, List<Item<?, ?>>> byWork = new LinkedHashMap<>();
    for (Item<?, ?> item : group) {
      byWork.computeIfAbsent(item.work(), w -> new ArrayList<>()).add(item);
    }
    List<Runnable> completions = new ArrayList<>(group.size() + 1);
    byWork.forEach((work, items) -> run(tx, work, items, completions));
    return completions;
  }

  @SuppressWarnings("unchecked") // all items of one work have its types, see submit
  private static <T, R> void run(
      Tx tx, Work<T, R> work, List<Item<?, ?>> items, List<Runnable> completions) {
    List<R> results = work.run(tx, items.stream().map(i -> (T) i.item()).toList());
    if (results.size() != items.size()) {
      throw new IllegalStateException(results.size() + " results for " + items.size() + " items");
    }
    for (int i = 0; i < results.size(); i++) {
      CompletableFuture<R> future = (CompletableFuture<R>) items.get(i).result();
      R result = results.get(i);
      completions.add(() -> future.complete(result));
    }
  }

  private static void complete(Runnable completion) {
    try {
      completion.run();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "What should happen after a commit failed", e);
    }
  }

  /** Writes what is queued and takes no more. */
  @Override
  public void close() {
    closing = true;
    for (Thread writer : writers) {
      try {
        writer.join(Duration.ofSeconds(8));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    queue.forEach(item -> item.fail(new StoreBusy("The server is stopping.")));
  }

  private record Item<T, R>(Work<T, R> work, T item, CompletableFuture<R> result) {
    void fail(Throwable fault) {
      result.completeExceptionally(fault);
    }
  }
}
