package dev.parley.runtime.shard;

import dev.parley.runtime.store.Store;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a node alive in the eyes of the others, and its shards in proportion. Everything is decided
 * anew at every beat by what the database says, so that whatever went wrong is put right a beat
 * later.
 */
final class Leases {
  private static final Logger LOG = System.getLogger(Leases.class.getName());
  private static final long LATE_MILLIS = 20;
  private static final long LATEST = 1_000_000;
  private static final int NAME_BITS = 40;

  private final Store store;
  private final LeaseSettings settings;
  private final Estate estate;
  private final SecureRandom random = new SecureRandom();
  private final Set<Integer> ending = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean checking = new AtomicBoolean();
  private final Thread loop =
      Thread.ofPlatform().daemon().name("parley-leases").unstarted(this::run);
  private volatile String node = "";
  private volatile int living = 1;
  private volatile boolean leaving;
  private volatile boolean stopped;
  private volatile boolean woken;
  private volatile long checked;
  private long renewed;
  private long judging;
  private @Nullable Handle connection;

  /** What the node does with its shards. */
  interface Estate {
    /** Those it works on, and those it is ending. */
    Set<Integer> held();

    /** Begins to work on shards. */
    void take(Map<Integer, Long> epochs);

    /** Ends the work on shards and holds them no more; says whether all of it ended in time. */
    boolean end(Set<Integer> shards, Duration grace);

    /** They are another's. */
    void lose(Set<Integer> shards);

    /** Tells the others that shards are free. */
    void free();

    /** Looks for what nobody told of. */
    void check();
  }

  Leases(Store store, LeaseSettings settings, Estate estate) {
    this.store = store;
    this.settings = settings;
    this.estate = estate;
  }

  String node() {
    return node;
  }

  /** How many nodes share the shards. */
  int living() {
    return living;
  }

  void start() {
    renewed = System.nanoTime();
    judging = renewed;
    checked = renewed;
    loop.start();
  }

  /** Wants no more shards, and lets the others know. */
  void leave() {
    leaving = true;
    wake();
  }

  /** Does not wait for the next beat. */
  void wake() {
    woken = true;
    LockSupport.unpark(loop);
  }

  /** Looks soon for what nobody told of. */
  void checkSoon() {
    checked = System.nanoTime() - settings.lease().toNanos();
    wake();
  }

  /** Dies of one's own will: all shards are free. */
  void stop() {
    stopped = true;
    wake();
    try {
      loop.join(settings.grace());
      if (!node.isEmpty() && !store.closed()) {
        transact(handle -> {
          NodeTable.exit(handle, node);
          return true;
        });
      }
      estate.free();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The shards of " + node + " are free only when its lease ends", e);
    } finally {
      disconnect();
    }
  }

  private void run() {
    while (!stopped && !store.closed()) {
      long pause = settings.beat().toMillis();
      try {
        pause = Math.min(pause, beat());
      } catch (RuntimeException e) {
        if (store.closed()) {
          return;
        }
        LOG.log(Level.WARNING, "The lease of " + node + " could not be renewed; trying again", e);
        disconnect();
      }
      if (!woken) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
      }
      woken = false;
    }
  }

  /** Says that the node lives and does what follows; says in how many milliseconds to come back. */
  private long beat() {
    long now = System.nanoTime();
    if (now - renewed > settings.lease().toNanos()) {
      // Perhaps nobody could renew: others get the time to do so before they are judged.
      judging = now + settings.lease().toNanos();
    }
    Set<Integer> endingBefore = Set.copyOf(ending);
    Census census = transact(this::renew);
    renewed = now;
    living = Math.max(1, census.staying().size());
    adopt(census, endingBefore);
    boolean judge = now - judging >= 0;
    if (judge) {
      bury(census);
    }
    boolean more = balance(transact(NodeTable::census));
    check(now);
    long death = judge ? census.nextDeath(node) : LATEST;
    return (more ? 0 : Math.clamp(death, 0, LATEST)) + LATE_MILLIS;
  }

  private Census renew(Handle handle) {
    if (node.isEmpty() || !NodeTable.renew(handle, node, leaving, settings.lease())) {
      enter(handle);
    }
    return NodeTable.census(handle);
  }

  /** Begins a life under a new name: whatever is still to be written under the old one is not. */
  private void enter(Handle handle) {
    String name = "n_" + Long.toString(random.nextLong() >>> (Long.SIZE - NAME_BITS), 36);
    if (node.isEmpty()) {
      LOG.log(Level.INFO, "This node is {0}", name);
    } else {
      LOG.log(Level.WARNING, "{0} was taken for dead and goes on as {1}", node, name);
      estate.lose(estate.held());
    }
    node = name;
    NodeTable.enter(handle, name, host(), settings.lease());
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "";
    }
  }

  /** Brings what is held in line with what the database says. */
  private void adopt(Census census, Set<Integer> endingBefore) {
    Map<Integer, Long> owned = new HashMap<>(census.of(node));
    Set<Integer> lost = new HashSet<>(estate.held());
    lost.removeAll(owned.keySet());
    lost.removeAll(ending);
    if (!lost.isEmpty()) {
      estate.lose(lost);
    }
    owned.keySet().removeAll(estate.held());
    owned.keySet().removeAll(ending);
    owned.keySet().removeAll(endingBefore);
    if (!owned.isEmpty()) {
      estate.take(owned);
    }
  }

  private void bury(Census census) {
    List<String> dead = census.dead();
    for (String other : dead) {
      if (!other.equals(node) && transact(handle -> NodeTable.bury(handle, other))) {
        LOG.log(Level.WARNING, "{0} has not renewed its lease; its shards are free", other);
        checkSoon();
      }
    }
  }

  /** Takes what is too little and gives what is too much; says whether there is more to take. */
  private boolean balance(Census census) {
    Map<Integer, Long> owned = census.of(node);
    int surplus = owned.size() - census.share(node);
    if (surplus > 0 && !leaving && ending.isEmpty()) {
      give(owned.keySet().stream().sorted().limit(surplus).toList());
    }
    List<Integer> free = census.free().stream().limit(Math.max(0, -surplus)).toList();
    if (free.isEmpty()) {
      return false;
    }
    Map<Integer, Long> taken = transact(handle -> NodeTable.take(handle, node, free));
    if (!taken.isEmpty()) {
      estate.take(taken);
    }
    return taken.size() < free.size();
  }

  /** Beside the beat, which must not wait for work to end. */
  private void give(List<Integer> shards) {
    Set<Integer> some = Set.copyOf(shards);
    ending.addAll(some);
    Thread.ofVirtual()
        .name("parley-giving")
        .start(() -> {
          try {
            if (!estate.end(some, settings.grace())) {
              LOG.log(Level.WARNING, "Some sends go on while their shards are given up");
            }
            try (Handle own = store.apart(settings.lease())) {
              own.useTransaction(handle -> NodeTable.give(handle, node, some));
            }
            estate.free();
          } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Shards could not be given up; going on with them", e);
          } finally {
            ending.removeAll(some);
            wake();
          }
        });
  }

  private void check(long now) {
    if (now - checked < settings.lease().toNanos()) {
      return;
    }
    checked = now;
    if (!checking.compareAndSet(false, true)) {
      return;
    }
    Thread.ofVirtual()
        .name("parley-check")
        .start(() -> {
          try {
            estate.check();
          } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "What waits could not be read; trying again", e);
          } finally {
            checking.set(false);
          }
        });
  }

  private synchronized <R> R transact(Function<Handle, R> work) {
    if (connection == null) {
      connection = store.apart(settings.lease());
    }
    return connection.inTransaction(work::apply);
  }

  private synchronized void disconnect() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }
}
