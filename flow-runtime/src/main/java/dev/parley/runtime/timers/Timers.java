package dev.parley.runtime.timers;

import dev.parley.runtime.shard.Shards;
import dev.parley.runtime.shard.Slice;
import dev.parley.runtime.shard.Tenant;
import dev.parley.runtime.shard.Topic;
import dev.parley.runtime.store.Store;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.time.Time;
import dev.parley.runtime.time.Wake;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Wakes conversations at the time they asked for. A timer that is due goes back in by the front
 * door: it becomes an event of the inbox, in the same transaction that removes the timer.
 *
 * <p>There is one alarm, for the earliest timer; nothing is polled.
 */
public final class Timers implements Tenant {
  private static final Logger LOG = System.getLogger(Timers.class.getName());
  private static final int BATCH = 500;
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Store store;
  private final Time time;
  private final Shards shards;
  private final Wake wake;
  private volatile @Nullable Bell bell;

  /** Timers that nobody hears until they are started. */
  public Timers(Store store, Time time, Shards shards) {
    this.store = store;
    this.time = time;
    this.shards = shards;
    this.wake = new Wake(time, this::fire);
  }

  /** The inbox's door for timers. */
  @FunctionalInterface
  public interface Bell {
    /** Makes events of due timers; completes when they are durable. */
    CompletableFuture<?> ring(List<Timer> due);
  }

  /** Starts to wake conversations, those of whatever shards it is given. */
  public void start(Bell door) {
    bell = door;
  }

  @Override
  public Topic topic() {
    return Topic.TIMERS;
  }

  /** Begins with what came due while nobody had these shards. */
  @Override
  public void take(Set<Integer> parts) {
    look(parts);
  }

  /** An alarm that rings for nothing does no harm. */
  @Override
  public void shut(Set<Integer> parts) {}

  /** A timer that is fired by two nodes fires once: only one of them removes it. */
  @Override
  public boolean quiet(Set<Integer> parts, Duration atMost) {
    return true;
  }

  @Override
  public void look(Set<Integer> parts) {
    Slice slice = shards.slice(parts);
    store.read(handle -> TimerTable.next(handle, slice)).ifPresent(this::arm);
  }

  /** Nobody but the owner of a conversation sets its timer. */
  @Override
  public void check() {}

  /** Fires no more timers; those that are due stay where they are. */
  public void stop() {
    wake.stop();
  }

  /** Changes conversations' timers in the transaction of their turns. */
  public void change(Tx tx, List<TimerChange> changes) {
    List<Timer> set = changes.stream().map(TimerChange::timer).flatMap(Optional::stream).toList();
    TimerTable.put(tx.handle(), set);
    TimerTable.clear(tx.handle(), changes.stream().filter(c -> c.timer().isEmpty()).toList());
    set.stream()
        .map(Timer::due)
        .min(Instant::compareTo)
        .ifPresent(earliest -> tx.afterCommit(() -> arm(earliest)));
  }

  /** Takes due timers out, in the transaction that makes events of them. */
  public List<Timer> claim(Tx tx, List<Timer> due) {
    return TimerTable.claim(tx.handle(), due);
  }

  private void arm(Instant due) {
    if (bell != null) {
      wake.at(due);
    }
  }

  /** Fires what is due, a batch at a time, and sets the alarm for what is next. */
  private void fire() {
    Bell door = bell;
    if (door == null) {
      return;
    }
    try {
      List<Timer> due = store.read(h -> TimerTable.due(h, shards.own(), time.now(), BATCH));
      if (!due.isEmpty()) {
        door.ring(due).join();
      }
      store.read(h -> TimerTable.next(h, shards.own())).ifPresent(this::arm);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Timers could not be fired; trying again", e);
      arm(time.now().plus(RETRY));
    }
  }
}
