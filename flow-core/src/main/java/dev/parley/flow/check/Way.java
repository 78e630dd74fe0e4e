package dev.parley.flow.check;

import dev.parley.flow.check.FlowGraph.Edge;
import dev.parley.flow.check.FlowGraph.Kind;
import dev.parley.flow.check.FlowGraph.Node;
import dev.parley.flow.check.FlowGraph.Via;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Ways through a flow, told by the names of their steps. */
final class Way {
  private static final int LONGEST = 8;

  private Way() {}

  /** A shortest way from the beginning to a node on which a name is not set. */
  static Optional<String> around(FlowGraph graph, Node to, String name) {
    return shortest(graph.start, to, edge -> !sets(edge, name)).map(Way::tell);
  }

  private static boolean sets(Edge edge, String name) {
    boolean set = edge.via() != Via.ERROR && edge.from().sets.filter(name::equals).isPresent();
    return set
        || edge.holds()
            .map(when -> edge.negated() ? Proof.whenFalse(when) : Proof.whenTrue(when))
            .filter(proven -> proven.contains(name))
            .isPresent();
  }

  /**
   * The edges of a shortest way that only takes edges which are allowed; a way has one at least.
   */
  static Optional<List<Edge>> shortest(Node from, Node to, Predicate<Edge> allowed) {
    Map<Node, Edge> cameBy = new HashMap<>();
    Deque<Node> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      for (Edge edge : open.poll().out) {
        if (allowed.test(edge) && cameBy.putIfAbsent(edge.to(), edge) == null) {
          if (edge.to() == to) {
            return Optional.of(back(cameBy, from, to));
          }
          open.add(edge.to());
        }
      }
    }
    return Optional.empty();
  }

  private static List<Edge> back(Map<Node, Edge> cameBy, Node from, Node to) {
    List<Edge> edges = new ArrayList<>();
    Node at = to;
    do {
      Edge edge = cameBy.get(at);
      if (edge == null) {
        break;
      }
      edges.add(edge);
      at = edge.from();
    } while (at != from);
    Collections.reverse(edges);
    return edges;
  }

  /** The steps of a way, with what led on where that was not simply the next action. */
  static String tell(List<Edge> edges) {
    List<String> parts = new ArrayList<>();
    String because = "";
    for (Edge edge : edges) {
      because = edge.label().isEmpty() ? because : edge.label();
      if (edge.to().kind == Kind.STEP) {
        parts.add((because.isEmpty() ? "" : "(" + because + ") ") + "`" + edge.to().step + "`");
        because = "";
      }
    }
    if (!because.isEmpty()) {
      parts.add("(" + because + ")");
    }
    if (parts.size() > LONGEST) {
      int half = LONGEST / 2;
      List<String> shown = new ArrayList<>(parts.subList(0, half));
      shown.add("…");
      shown.addAll(parts.subList(parts.size() - half, parts.size()));
      return String.join(" → ", shown);
    }
    return String.join(" → ", parts);
  }
}
