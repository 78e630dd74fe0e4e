package dev.parley.flow.check;

import dev.parley.flow.check.BotGraph.Part;
import dev.parley.flow.check.FlowGraph.Edge;
import dev.parley.flow.check.FlowGraph.Kind;
import dev.parley.flow.check.FlowGraph.Node;
import dev.parley.flow.check.FlowGraph.Via;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What the flows of a bot do before they wait for anybody. */
final class Restless {
  private final BotGraph bot;
  private final Set<String> ending = new HashSet<>();
  private final Map<String, Set<Node>> reached = new HashMap<>();

  Restless(BotGraph bot) {
    this.bot = bot;
    boolean more = true;
    while (more) {
      more = false;
      for (Part part : bot.parts()) {
        Set<Node> nodes = reach(part);
        reached.put(part.flow().id(), nodes);
        if (!Collections.disjoint(nodes, part.ends()) && ending.add(part.flow().id())) {
          more = true;
        }
      }
    }
  }

  /** The nodes that are come to at once; behind a {@code run} only if the other flow ends so. */
  private Set<Node> reach(Part part) {
    Set<Node> seen = new HashSet<>(Set.of(part.graph().start));
    Deque<Node> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      Node node = open.poll();
      String callee = part.runs().get(node);
      if (callee != null && bot.part(callee).isPresent() && !ending.contains(callee)) {
        continue;
      }
      for (Edge edge : node.out) {
        if (edge.to().kind != Kind.WAIT && edge.via() != Via.ERROR && seen.add(edge.to())) {
          open.add(edge.to());
        }
      }
    }
    return seen;
  }

  /** The flows that a run begins one after the other until it comes back to where it stands. */
  Optional<List<String>> circle(Part from, Node run) {
    String home = from.flow().id();
    String first = from.runs().get(run);
    if (first == null || !reached(from).contains(run)) {
      return Optional.empty();
    }
    Map<String, String> cameBy = new HashMap<>(Map.of(first, home));
    Deque<String> open = new ArrayDeque<>(List.of(first));
    while (!open.isEmpty() && !(cameBy.containsKey(home) || first.equals(home))) {
      String flow = open.poll();
      for (String next : begun(flow)) {
        if (cameBy.putIfAbsent(next, flow) == null) {
          open.add(next);
        }
      }
    }
    return cameBy.containsKey(home) ? Optional.of(back(cameBy, home)) : Optional.empty();
  }

  private static List<String> back(Map<String, String> cameBy, String home) {
    List<String> circle = new ArrayList<>();
    String at = home;
    do {
      at = Objects.requireNonNull(cameBy.get(at), "every flow on the way was come to");
      circle.add(at);
    } while (!at.equals(home));
    return circle.reversed();
  }

  private List<String> begun(String flow) {
    return bot.part(flow)
        .map(part ->
            part.runs().entrySet().stream()
                .filter(run -> reached(part).contains(run.getKey()))
                .map(Map.Entry::getValue)
                .toList())
        .orElse(List.of());
  }

  private Set<Node> reached(Part part) {
    return reached.getOrDefault(part.flow().id(), Set.of());
  }
}
