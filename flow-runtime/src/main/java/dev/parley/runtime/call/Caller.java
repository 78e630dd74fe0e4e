package dev.parley.runtime.call;

import dev.parley.flow.engine.Input;
import dev.parley.runtime.call.Calls.Door;
import dev.parley.runtime.journal.Journal;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.StoreBusy;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.time.Wake;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls. The queue is the table; there is one alarm, for the earliest time at which something
 * is to be done, and nothing is polled. A call that finds room when it is written begins without a
 * further look at the table.
 */
final class Caller {
  private static final Logger LOG = System.getLogger(Caller.class.getName());
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Footing on;
  private final Web web;
  private final Semaphore room;
  private final ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private final ReentrantLock looking = new ReentrantLock();
  private final Work<OpenCall, Boolean> begin =
      (tx, calls) -> calls.stream().map(c -> CallTable.begin(tx.handle(), c)).toList();
  private final Work<Attempt, Boolean> again = this::again;
  private final Work<OpenCall, Boolean> giveBack = this::giveBack;
  private volatile boolean running;
  private volatile boolean backlog;
  private @Nullable Door door;
  private final Wake alarm;

  Caller(Footing on, CallSettings settings) {
    this.on = on;
    this.web = new Web(settings.privateToo());
    this.room = new Semaphore(settings.concurrency());
    this.alarm = new Wake(on.time(), this::look);
  }

  void start(Door to) {
    synchronized (this) {
      door = to;
    }
    running = true;
  }

  void stop() {
    running = false;
    alarm.stop();
  }

  void letGo(Duration atMost) {
    attempts.shutdownNow();
    try {
      if (!attempts.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(Level.WARNING, "Some calls were still under way when the server stopped");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    web.close();
  }

  /** A new call: with a number if it may begin as soon as it is durable. */
  OpenCall admit(CallDraft draft, Instant now) {
    OpenCall call = OpenCall.waiting(draft, now);
    return running && room.tryAcquire() ? call.begun(now) : call;
  }

  /** A new call was not written. */
  void turnAway(OpenCall call) {
    if (call.attempts() > 0) {
      room.release();
    }
  }

  /** A new call is durable. */
  void written(OpenCall call) {
    if (call.attempts() > 0) {
      begin(call);
    } else {
      wake();
    }
  }

  /** Looks for calls to make, on a thread of its own. */
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
        Instant now = on.time().now();
        beginDue(now);
        on.store().read(h -> CallTable.next(h, now)).ifPresent(this::arm);
      }
    } catch (CompletionException | StoreBusy e) {
      LOG.log(Level.WARNING, "Calls could not be looked for; trying again", e);
      arm(on.time().now().plus(RETRY));
    } finally {
      looking.unlock();
    }
  }

  /** Begins what is due and finds room; whoever ends while there is a backlog looks again. */
  private void beginDue(Instant now) {
    backlog = true;
    int most = room.availablePermits();
    if (most == 0) {
      return;
    }
    List<OpenCall> due = on.store().read(h -> CallTable.due(h, now, most));
    List<OpenCall> admitted = new ArrayList<>();
    List<CompletableFuture<Boolean>> claims = new ArrayList<>();
    for (OpenCall call : due) {
      if (!underWay.contains(call.id()) && room.tryAcquire()) {
        OpenCall begun = call.begun(on.time().now());
        admitted.add(begun);
        claims.add(on.store().writer().submit(begin, begun));
      }
    }
    backlog = due.size() == most;
    for (int i = 0; i < claims.size(); i++) {
      settle(admitted.get(i), claims.get(i));
    }
  }

  private void settle(OpenCall call, CompletableFuture<Boolean> claim) {
    boolean ours = false;
    try {
      ours = claim.join();
    } finally {
      if (!ours) {
        room.release();
      }
    }
    if (ours) {
      begin(call);
    }
  }

  /** Begins an attempt that has its number and its room. */
  private void begin(OpenCall call) {
    underWay.add(call.id());
    arm(call.due());
    attempts.execute(() -> {
      Optional<Instant> again = run(call);
      underWay.remove(call.id());
      room.release();
      again.ifPresent(this::arm);
      if (backlog) {
        wake();
      }
    });
  }

  /** Makes an attempt; says when to look again, if that is known. */
  private Optional<Instant> run(OpenCall call) {
    try {
      return attempt(call);
    } catch (InterruptedException e) {
      giveBack(call);
      return Optional.empty();
    } catch (RuntimeException e) {
      // It stays in the table and is due again when its lease is over.
      LOG.log(Level.WARNING, "The call " + call.id() + " was cut short", e);
      Instant soon = on.time().now().plus(RETRY);
      return Optional.of(call.due().isAfter(soon) ? call.due() : soon);
    }
  }

  private Optional<Instant> attempt(OpenCall call) throws InterruptedException {
    Instant began = on.time().now();
    Input.CallEnd end = web.call(call.draft().request());
    Attempt attempt = new Attempt(call, end, began, on.time().now());
    if (attempt.again()) {
      persist(() -> on.store().writer().submit(again, attempt));
      return Optional.of(attempt.next());
    }
    answer(attempt);
    return Optional.empty();
  }

  private void answer(Attempt last) throws InterruptedException {
    Door to = door();
    try {
      persist(() -> to.answered(last));
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreBusy) {
        throw e;
      }
      LOG.log(Level.ERROR, "The result of call " + last.call().id() + " cannot be written", e);
      persist(() -> to.answered(last.unwritable()));
    }
  }

  private synchronized Door door() {
    if (door == null) {
      throw new IllegalStateException("Calls are made before there is a way back");
    }
    return door;
  }

  /** Writes, however long it takes: what a service has answered must not be asked for again. */
  private void persist(Supplier<CompletableFuture<?>> write) throws InterruptedException {
    while (true) {
      try {
        write.get().join();
        return;
      } catch (CompletionException e) {
        if (!running || !(e.getCause() instanceof StoreBusy)) {
          throw e;
        }
        LOG.log(Level.WARNING, "A call could not be written down; trying again", e);
        pause();
      }
    }
  }

  private void pause() throws InterruptedException {
    Semaphore rung = new Semaphore(0);
    on.time().at(on.time().now().plus(RETRY), rung::release);
    rung.acquire();
  }

  /** An attempt that was broken off is nobody's: it is due at once. */
  private void giveBack(OpenCall call) {
    try {
      on.store().writer().submit(giveBack, call).join();
    } catch (CompletionException e) {
      LOG.log(Level.WARNING, "The call " + call.id() + " waits for the end of its lease", e);
    }
  }

  private List<Boolean> giveBack(Tx tx, List<OpenCall> calls) {
    Instant now = on.time().now();
    calls.forEach(c -> CallTable.again(tx.handle(), c, c.failures(), now));
    return calls.stream().map(c -> true).toList();
  }

  private List<Boolean> again(Tx tx, List<Attempt> attempts) {
    attempts.forEach(
        a -> CallTable.again(tx.handle(), a.call(), a.call().failures() + 1, a.next()));
    Journal.append(tx, attempts.stream().map(Calls::note).toList());
    return attempts.stream().map(a -> true).toList();
  }
}
