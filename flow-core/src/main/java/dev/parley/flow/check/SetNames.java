package dev.parley.flow.check;

import dev.parley.flow.check.FlowGraph.Edge;
import dev.parley.flow.check.FlowGraph.Kind;
import dev.parley.flow.check.FlowGraph.Node;
import dev.parley.flow.check.FlowGraph.Via;
import dev.parley.flow.script.Expr;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which names are sure to have a value at each node of a flow: the greatest solution of "has one on
 * every way here", found by going round until nothing changes.
 */
final class SetNames {
  private final List<String> names;
  private final Map<String, Integer> index = new HashMap<>();
  private final Map<Node, BitSet> before = new HashMap<>();

  private SetNames(FlowGraph graph, List<String> names, Set<String> initially) {
    this.names = names;
    for (int i = 0; i < names.size(); i++) {
      index.put(names.get(i), i);
    }
    BitSet start = new BitSet();
    initially.forEach(name -> mark(start, name, true));
    before.put(graph.start, start);
    solve(graph);
  }

  /**
   * @param names the names to follow
   * @param initially those that have a value when a session begins
   */
  static SetNames of(FlowGraph graph, Set<String> names, Set<String> initially) {
    return new SetNames(graph, List.copyOf(names), initially);
  }

  private void solve(FlowGraph graph) {
    Deque<Node> open = new ArrayDeque<>(List.of(graph.start));
    while (!open.isEmpty()) {
      Node node = open.poll();
      for (Edge edge : node.out) {
        BitSet along = along(edge);
        BitSet there = before.get(edge.to());
        if (there == null) {
          before.put(edge.to(), along);
          open.add(edge.to());
        } else if (!contains(along, there)) {
          there.and(along);
          open.add(edge.to());
        }
      }
    }
  }

  private BitSet along(Edge edge) {
    BitSet set = copy(before.getOrDefault(edge.from(), new BitSet()));
    if (edge.via() != Via.ERROR) {
      edge.from().sets.ifPresent(name -> mark(set, name, true));
      edge.from().unsets.ifPresent(name -> mark(set, name, false));
    }
    edge.holds()
        .map(when -> edge.negated() ? Proof.whenFalse(when) : Proof.whenTrue(when))
        .ifPresent(proven -> proven.forEach(name -> mark(set, name, true)));
    return set;
  }

  private void mark(BitSet set, String name, boolean value) {
    Integer at = index.get(name);
    if (at != null) {
      set.set(at, value);
    }
  }

  private static boolean contains(BitSet all, BitSet part) {
    BitSet rest = copy(part);
    rest.andNot(all);
    return rest.isEmpty();
  }

  private static BitSet copy(BitSet set) {
    return (BitSet) set.clone();
  }

  /** The names that may be unset when something is read at a node. */
  Set<String> missing(Node node, List<Expr> given) {
    BitSet set = copy(before.getOrDefault(node, new BitSet()));
    if (node.kind == Kind.ANSWER || node.kind == Kind.HANDLER) {
      node.sets.ifPresent(name -> mark(set, name, true));
    }
    given.forEach(when -> Proof.whenTrue(when).forEach(name -> mark(set, name, true)));
    Set<String> missing = new HashSet<>();
    for (int i = set.nextClearBit(0); i < names.size(); i = set.nextClearBit(i + 1)) {
      missing.add(names.get(i));
    }
    return missing;
  }
}
