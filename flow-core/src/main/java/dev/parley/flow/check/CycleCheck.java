package dev.parley.flow.check;

import dev.parley.flow.check.FlowGraph.Edge;
import dev.parley.flow.check.FlowGraph.Kind;
import dev.parley.flow.check.FlowGraph.Node;
import dev.parley.flow.check.FlowGraph.Via;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Circles that never wait for anybody (FLW3103). Every circle passes the entry of a step. */
final class CycleCheck implements Check {
  @Override
  public void run(Subject subject, List<Problem> problems) {
    Set<Node> told = new HashSet<>();
    for (Node node : subject.graph().nodes) {
      if (node.kind == Kind.STEP && !told.contains(node)) {
        Optional<List<Edge>> circle = Way.shortest(node, node, CycleCheck::restless);
        circle.ifPresent(edges -> {
          edges.forEach(edge -> told.add(edge.to()));
          problems.add(problem(subject, node, edges));
        });
      }
    }
  }

  /** A fault's handler runs once, so it closes no circle. */
  private static boolean restless(Edge edge) {
    return edge.from().kind != Kind.WAIT && edge.to().kind != Kind.WAIT && edge.via() != Via.ERROR;
  }

  private static Problem problem(Subject subject, Node node, List<Edge> edges) {
    return Issue.error(
            "FLW3103",
            subject.place(edges.getLast().pointer()),
            "step `%s` leads back to itself without waiting for an answer".formatted(node.step))
        .help("the way round: `%s` → %s".formatted(node.step, Way.tell(edges)))
        .problem();
  }
}
