package dev.parley.runtime.shard;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who lives and who owns what, as the database said at one moment.
 *
 * @param shards every shard's owner and epoch
 */
record Census(List<Node> nodes, Map<Integer, Title> shards) {
  /**
   * A node.
   *
   * @param leaving whether it wants no more shards
   * @param left how many milliseconds its lease still runs; none if it is believed dead
   */
  record Node(String id, boolean leaving, long left) {
    boolean dead() {
      return left <= 0;
    }
  }

  /** Who owns a shard, and for the how manieth time it has changed hands. */
  record Title(String owner, long epoch) {}

  /** Whether the node is among the living. */
  boolean knows(String node) {
    return nodes.stream().anyMatch(n -> n.id().equals(node));
  }

  /** The shards that a node owns, with their epochs. */
  Map<Integer, Long> of(String node) {
    return shards.entrySet().stream()
        .filter(shard -> shard.getValue().owner().equals(node))
        .collect(Collectors.toMap(Map.Entry::getKey, shard -> shard.getValue().epoch()));
  }

  /** The shards whose owner is no node any more. */
  Set<Integer> free() {
    Set<String> known = nodes.stream().map(Node::id).collect(Collectors.toSet());
    return shards.entrySet().stream()
        .filter(shard -> !known.contains(shard.getValue().owner()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The nodes that share the shards. */
  List<String> staying() {
    return nodes.stream().filter(n -> !n.leaving() && !n.dead()).map(Node::id).sorted().toList();
  }

  /** How many shards a node should own, so that all together own all and nobody much more. */
  int share(String node) {
    List<String> staying = staying();
    int place = staying.indexOf(node);
    if (place < 0) {
      return 0;
    }
    return Shards.COUNT / staying.size() + (place < Shards.COUNT % staying.size() ? 1 : 0);
  }

  /** The nodes whose lease has run out. */
  List<String> dead() {
    return nodes.stream().filter(Node::dead).map(Node::id).toList();
  }

  /** In how many milliseconds the next lease of another node runs out unless it is renewed. */
  long nextDeath(String except) {
    return nodes.stream()
        .filter(n -> !n.id().equals(except))
        .mapToLong(Node::left)
        .min()
        .orElse(Long.MAX_VALUE);
  }
}
