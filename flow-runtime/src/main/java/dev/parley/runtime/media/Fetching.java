package dev.parley.runtime.media;

import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.StoreBusy;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.time.Wake;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The queue of files to be fetched. It is the table itself: a file waits there until it is stored,
 * so that a crash costs nothing but the time an attempt is given.
 */
final class Fetching {
  private static final Logger LOG = System.getLogger(Fetching.class.getName());

  /** An attempt that has not ended by then was cut off with its process. */
  static final Duration LEASE = Duration.ofMinutes(5);

  private static final Duration RETRY = Duration.ofSeconds(5);

  private final Footing on;
  private final Fetcher fetcher;
  private final int parallel;
  private final Semaphore permits;
  private final ReentrantLock looking = new ReentrantLock();
  private final Work<StoredFile, Boolean> claim = this::claim;
  private final Wake alarm;
  private volatile boolean running;

  Fetching(Footing on, Fetcher fetcher, int parallel) {
    this.on = on;
    this.fetcher = fetcher;
    this.parallel = parallel;
    this.permits = new Semaphore(parallel);
    this.alarm = new Wake(on.time(), this::look);
  }

  void start() {
    running = true;
    wake();
  }

  /** Begins no more; waits for what is under way. What is left undone is fetched later. */
  void stop(Duration patience) {
    running = false;
    alarm.stop();
    try {
      boolean idle = permits.tryAcquire(parallel, patience.toMillis(), TimeUnit.MILLISECONDS);
      LOG.log(idle ? Level.DEBUG : Level.INFO, "Fetching files has stopped; idle: {0}", idle);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks for files to fetch, on a thread of its own. */
  void wake() {
    arm(on.time().now());
  }

  private void arm(Instant due) {
    if (running) {
      alarm.at(due);
    }
  }

  private void look() {
    looking.lock();
    try {
      if (running) {
        begin();
        on.store().read(MediaTable::next).filter(due -> hasRoom()).ifPresent(this::arm);
      }
    } catch (CompletionException | StoreBusy e) {
      LOG.log(Level.WARNING, "Files to fetch could not be looked for; trying again", e);
      arm(on.time().now().plus(RETRY));
    } finally {
      looking.unlock();
    }
  }

  /** Whoever ends looks again, so files beyond those that have room wait for that. */
  private boolean hasRoom() {
    return permits.availablePermits() > 0;
  }

  private void begin() {
    int room = permits.availablePermits();
    if (room == 0) {
      return;
    }
    List<StoredFile> due = on.store().read(h -> MediaTable.due(h, on.time().now(), room));
    List<CompletableFuture<Boolean>> claims =
        due.stream().map(file -> on.store().writer().submit(claim, file)).toList();
    for (int i = 0; i < due.size(); i++) {
      if (claims.get(i).join()) {
        begin(due.get(i));
      }
    }
  }

  private void begin(StoredFile file) {
    permits.acquireUninterruptibly();
    Thread.startVirtualThread(() -> {
      try {
        fetcher.fetch(file);
      } catch (RuntimeException e) {
        // It stays in the table and is due again when its lease is over.
        LOG.log(Level.WARNING, "The attempt to fetch file " + file.id() + " was cut short", e);
      } finally {
        permits.release();
        wake();
      }
    });
  }

  private List<Boolean> claim(Tx tx, List<StoredFile> files) {
    Instant until = on.time().now().plus(LEASE);
    return files.stream().map(f -> MediaTable.claim(tx.handle(), f, until)).toList();
  }
}
