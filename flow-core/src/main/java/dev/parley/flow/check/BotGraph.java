package dev.parley.flow.check;

import dev.parley.flow.check.FlowGraph.Kind;
import dev.parley.flow.check.FlowGraph.Node;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The graphs of all flows of a bot, and which of them run which. */
final class BotGraph {
  /**
   * A flow among the others.
   *
   * @param actions by their addresses
   * @param runs which flow is run at a node
   * @param ends the nodes at which it gives back to whoever ran it
   */
  record Part(
      Flow flow,
      FlowGraph graph,
      Map<String, Action> actions,
      Map<Node, String> runs,
      Set<Node> ends) {
    static Part of(Flow flow, Outline outline, FlowGraph graph) {
      Map<String, Action> actions = new HashMap<>();
      Map<Node, String> runs = new LinkedHashMap<>();
      for (Outline.Placed placed : outline.actions) {
        actions.put(placed.pointer(), placed.action());
        Node node = graph.actions.get(placed.pointer());
        if (node != null && placed.action() instanceof Action.Run run) {
          runs.put(node, run.flow());
        }
      }
      Set<Node> ends = new HashSet<>();
      for (Node node : graph.nodes) {
        boolean ended = node.kind == Kind.OVER && actions.get(node.pointer) instanceof Action.End;
        if (ended || node.kind == Kind.RUN_OUT) {
          ends.add(node);
        }
      }
      return new Part(flow, graph, actions, runs, ends);
    }

    /** What the author wrote where this node stands. */
    Optional<Action> action(Node node) {
      return Optional.ofNullable(actions.get(node.pointer));
    }
  }

  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final Map<String, Set<String>> callers = new HashMap<>();

  BotGraph(Bot bot, Outlines outlines) {
    for (Flow flow : bot.flows()) {
      parts.putIfAbsent(flow.id(), Part.of(flow, outlines.of(flow), outlines.graph(flow)));
    }
    for (Part part : parts.values()) {
      part.runs()
          .values()
          .forEach(id -> callers.computeIfAbsent(id, key -> new HashSet<>()).add(part.flow().id()));
    }
  }

  List<Part> parts() {
    return List.copyOf(parts.values());
  }

  Optional<Part> part(String flow) {
    return Optional.ofNullable(parts.get(flow));
  }

  /** Whether some flow runs this one. */
  boolean isRun(Flow flow) {
    return callers.containsKey(flow.id());
  }

  /** The flows that a session may have begun with when it is in this one, itself among them. */
  List<Flow> roots(Flow flow) {
    List<String> open = new ArrayList<>(List.of(flow.id()));
    Set<String> seen = new HashSet<>(open);
    List<Flow> roots = new ArrayList<>();
    while (!open.isEmpty()) {
      String id = open.removeLast();
      Set<String> above = callers.getOrDefault(id, Set.of());
      part(id)
          .map(Part::flow)
          .filter(f -> above.isEmpty() || !f.triggers().isEmpty())
          .ifPresent(roots::add);
      above.stream().filter(seen::add).forEach(open::add);
    }
    return roots;
  }
}
