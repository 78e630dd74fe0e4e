package dev.parley.flow.check;

import dev.parley.flow.check.BotGraph.Part;
import dev.parley.flow.check.FlowGraph.Edge;
import dev.parley.flow.check.FlowGraph.Node;
import dev.parley.flow.check.FlowGraph.Via;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known at each node of a bot's flows, carried along all ways until nothing changes; a
 * {@code run} carries it into the other flow and back.
 *
 * @param <V> what is known
 */
final class Spread<V> {
  /** How something known changes on its way. */
  interface Rules<V> {
    /** What is known where a session begins; empty if none begins with this flow. */
    Optional<V> begin(Part part);

    /** What is known where two ways meet. */
    V join(V one, V other);

    /** What is known where a way round has changed it again and again. */
    default V often(V known) {
      return known;
    }

    /** What is known after an edge; empty if nobody goes this way. */
    Optional<V> along(Part part, Edge edge, V before);
  }

  private static final int OFTEN = 100;

  private record Place(Part part, Node node) {}

  private final BotGraph bot;
  private final Rules<V> rules;
  private final Map<Node, V> before = new HashMap<>();
  private final Map<Node, Integer> changes = new HashMap<>();
  private final Map<String, V> returned = new HashMap<>();
  private final Map<String, Set<Place>> waiting = new HashMap<>();
  private final Deque<Place> open = new ArrayDeque<>();

  private Spread(BotGraph bot, Rules<V> rules) {
    this.bot = bot;
    this.rules = rules;
  }

  static <V> Spread<V> of(BotGraph bot, Rules<V> rules) {
    Spread<V> spread = new Spread<>(bot, rules);
    for (Part part : bot.parts()) {
      rules.begin(part).ifPresent(v -> spread.reach(part, part.graph().start, v));
    }
    spread.solve();
    return spread;
  }

  /** What is known when somebody comes to a node; empty if nobody does. */
  Optional<V> at(Node node) {
    return Optional.ofNullable(before.get(node));
  }

  private void solve() {
    while (!open.isEmpty()) {
      Place place = open.poll();
      V known = at(place.node).orElseThrow();
      if (place.part.ends().contains(place.node)) {
        giveBack(place.part, known);
      }
      for (Edge edge : place.node.out) {
        follow(place, edge, known);
      }
    }
  }

  private void follow(Place place, Edge edge, V known) {
    Optional<Part> callee =
        Optional.ofNullable(place.part.runs().get(place.node)).flatMap(bot::part);
    if (callee.isEmpty() || edge.via() == Via.ERROR) {
      rules.along(place.part, edge, known).ifPresent(v -> reach(place.part, edge.to(), v));
      return;
    }
    String id = callee.get().flow().id();
    waiting.computeIfAbsent(id, key -> new HashSet<>()).add(place);
    reach(callee.get(), callee.get().graph().start, known);
    Optional.ofNullable(returned.get(id)).ifPresent(v -> reach(place.part, edge.to(), v));
  }

  private void giveBack(Part part, V known) {
    String id = part.flow().id();
    V there = returned.get(id);
    V joined = there == null ? known : rules.join(there, known);
    if (!joined.equals(there)) {
      returned.put(id, joined);
      open.addAll(waiting.getOrDefault(id, Set.of()));
    }
  }

  private void reach(Part part, Node node, V known) {
    V there = before.get(node);
    V joined = there == null ? known : rules.join(there, known);
    if (!joined.equals(there)) {
      int often = changes.merge(node, 1, Integer::sum);
      before.put(node, often < OFTEN ? joined : rules.often(joined));
      open.add(new Place(part, node));
    }
  }
}
