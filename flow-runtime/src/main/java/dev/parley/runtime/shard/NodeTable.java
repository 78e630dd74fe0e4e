package dev.parley.runtime.shard;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The SQL of nodes and shards. Whoever writes about a shard holds a lock on its node's row that
 * lets the lease be renewed but not the node be removed, so that nobody is declared dead between
 * the fence and the commit.
 */
final class NodeTable {
  private NodeTable() {}

  static void enter(Handle handle, String node, String host, Duration lease) {
    handle
        .createUpdate(
            "insert into node (id, host, lease_until, leaving, started)"
                + " values (:id, :host, now() + :lease * interval '1 millisecond', false, now())")
        .bind("id", node)
        .bind("host", host)
        .bind("lease", lease.toMillis())
        .execute();
  }

  /** Renews a node's lease; false if it was removed. */
  static boolean renew(Handle handle, String node, boolean leaving, Duration lease) {
    return handle
            .createUpdate(
                "update node set lease_until = now() + :lease * interval '1 millisecond',"
                    + " leaving = :leaving where id = :id")
            .bind("id", node)
            .bind("leaving", leaving)
            .bind("lease", lease.toMillis())
            .execute()
        > 0;
  }

  static Census census(Handle handle) {
    List<Census.Node> nodes =
        handle
            .createQuery(
                "select id, leaving, (extract(epoch from lease_until - now()) * 1000)::bigint"
                    + " from node")
            .map((row, c) -> new Census.Node(row.getString(1), row.getBoolean(2), row.getLong(3)))
            .list();
    Map<Integer, Census.Title> shards = new HashMap<>();
    handle
        .createQuery("select id, owner, epoch from shard")
        .map((row, c) ->
            shards.put(row.getInt(1), new Census.Title(row.getString(2), row.getLong(3))))
        .list();
    return new Census(nodes, shards);
  }

  /** Removes a node that has not renewed its lease, unless it is just committing something. */
  static boolean bury(Handle handle, String node) {
    return handle.execute(
            "delete from node where id in (select id from node where id = ?"
                + " and lease_until <= now() for update skip locked)",
            node)
        > 0;
  }

  /** Removes a node that stops: its shards are free. */
  static void exit(Handle handle, String node) {
    handle.execute("delete from node where id = ?", node);
    handle.execute("update shard set owner = '' where owner = ?", node);
  }

  /** Takes shards that nobody owns; says which, with their new epochs. */
  static Map<Integer, Long> take(Handle handle, String node, Collection<Integer> shards) {
    Map<Integer, Long> taken = new HashMap<>();
    handle
        .createQuery(
            "update shard set owner = :node, epoch = epoch + 1 where id in (select id from shard"
                + " where id = any(:shards) and owner not in (select id from node)"
                + " order by id for update skip locked) returning id, epoch")
        .bind("node", node)
        .bindArray("shards", Integer.class, List.copyOf(shards))
        .map((row, c) -> taken.put(row.getInt(1), row.getLong(2)))
        .list();
    return taken;
  }

  /** Gives shards up, about which the node is not writing any more. */
  static void give(Handle handle, String node, Collection<Integer> shards) {
    handle
        .createUpdate("update shard set owner = '' where owner = :node and id = any(:shards)")
        .bind("node", node)
        .bindArray("shards", Integer.class, List.copyOf(shards))
        .execute();
  }

  /** Which of these shards a node owns, with their epochs; it stays alive until the commit. */
  static Map<Integer, Long> hold(Handle handle, String node, Set<Integer> shards) {
    Map<Integer, Long> owned = new HashMap<>();
    handle
        .createQuery(
            "select s.id, s.epoch from node n join shard s on s.owner = n.id"
                + " where n.id = :node and s.id = any(:shards) for key share of n")
        .bind("node", node)
        .bindArray("shards", Integer.class, List.copyOf(shards))
        .map((row, c) -> owned.put(row.getInt(1), row.getLong(2)))
        .list();
    return owned;
  }
}
