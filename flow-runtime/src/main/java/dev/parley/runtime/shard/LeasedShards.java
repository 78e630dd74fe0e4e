package dev.parley.runtime.shard;

import dev.parley.runtime.order.Tally;
import dev.parley.runtime.store.Store;
import dev.parley.runtime.store.Tx;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The shards of one node among several on one PostgreSQL.
 *
 * <p>A node lives as long as it renews its lease. It owns its share of the shards: it takes those
 * that nobody owns and gives up what it has too much, after what is under way in them has ended.
 * What it writes about a conversation, it writes under the fence: in a transaction that sees the
 * node alive and the shard its own under the same epoch. So a node that was frozen and taken for
 * dead writes nothing when it wakes up.
 */
public final class LeasedShards implements Shards {
  private static final Logger LOG = System.getLogger(LeasedShards.class.getName());

  private final Bell bell;
  private final Leases leases;
  private final Tally writing = new Tally();
  private final Map<Integer, Long> held = new ConcurrentHashMap<>();
  private volatile List<Tenant> tenants = List.of();

  /** The node's shards; none until it is started. */
  public LeasedShards(Store store, LeaseSettings settings) {
    leases = new Leases(store, settings, new Estate());
    bell = new Bell(store, new News());
  }

  @Override
  public void start(List<Tenant> stages) {
    tenants = List.copyOf(stages);
    bell.start();
    leases.start();
  }

  @Override
  public void leave() {
    leases.leave();
  }

  @Override
  public void release() {
    leases.stop();
    held.clear();
    bell.close();
  }

  @Override
  public boolean shared() {
    return true;
  }

  @Override
  public int part(String conversation) {
    return Shards.of(conversation);
  }

  @Override
  public Slice slice(Set<Integer> parts) {
    return Slice.of(parts);
  }

  @Override
  public Slice own() {
    return Slice.of(held.keySet());
  }

  @Override
  public boolean mine(String conversation) {
    return held.containsKey(Shards.of(conversation));
  }

  @Override
  public Predicate<String> fence(Tx tx, Collection<String> conversations) {
    Set<Integer> wanted = conversations.stream().map(Shards::of).collect(Collectors.toSet());
    writing(tx, wanted);
    Map<Integer, Long> owned = NodeTable.hold(tx.handle(), leases.node(), wanted);
    // Asked last: whoever gives up a shard first ceases to hold it, then waits for those writing.
    Set<Integer> ours = new HashSet<>();
    owned.forEach((shard, epoch) -> {
      if (epoch.equals(held.get(shard))) {
        ours.add(shard);
      }
    });
    if (ours.size() < wanted.size()) {
      leases.wake();
    }
    return conversation -> ours.contains(Shards.of(conversation));
  }

  private void writing(Tx tx, Set<Integer> shards) {
    shards.forEach(writing::begin);
    tx.afterCommit(() -> shards.forEach(writing::end));
    tx.afterRollback(() -> shards.forEach(writing::end));
  }

  @Override
  public void ring(Topic topic, String conversation) {
    if (!mine(conversation)) {
      bell.ring(topic, Shards.of(conversation));
    }
  }

  @Override
  public int nodes() {
    return leases.living();
  }

  @Override
  public String node() {
    return leases.node();
  }

  /** What the leases do to the line. */
  private final class Estate implements Leases.Estate {
    @Override
    public Set<Integer> held() {
      return Set.copyOf(held.keySet());
    }

    @Override
    public void take(Map<Integer, Long> shards) {
      held.putAll(shards);
      try {
        tenants.forEach(tenant -> tenant.take(shards.keySet()));
      } catch (RuntimeException e) {
        lose(shards.keySet());
        throw e;
      }
      LOG.log(Level.INFO, "{0} works on {1} shards", node(), held.size());
    }

    @Override
    public boolean end(Set<Integer> shards, Duration grace) {
      boolean quiet = true;
      // A stage that has ended gives the one before it nothing more to do.
      for (Tenant tenant : tenants.reversed()) {
        tenant.shut(shards);
        quiet &= tenant.quiet(shards, grace);
      }
      held.keySet().removeAll(shards);
      return writing.awaitNone(shards::contains, grace) && quiet;
    }

    @Override
    public void lose(Set<Integer> shards) {
      held.keySet().removeAll(shards);
      tenants.reversed().forEach(tenant -> tenant.shut(shards));
      // What came in meanwhile was kept for ourselves.
      for (Topic topic : Topic.values()) {
        shards.forEach(shard -> bell.ring(topic, shard));
      }
      LOG.log(Level.INFO, "{0} works on {1} shards", node(), held.size());
    }

    @Override
    public void free() {
      bell.ringFree();
    }

    @Override
    public void check() {
      tenants.forEach(Tenant::check);
    }
  }

  /** What other nodes tell. */
  private final class News implements Bell.Hearer {
    @Override
    public void look(Topic topic, Set<Integer> shards) {
      Set<Integer> ours = new HashSet<>(shards);
      ours.retainAll(held.keySet());
      if (!ours.isEmpty()) {
        tenants.stream().filter(t -> t.topic() == topic).forEach(t -> t.look(ours));
      }
    }

    @Override
    public void free() {
      leases.wake();
    }

    @Override
    public void deaf() {
      leases.checkSoon();
    }
  }
}
