package dev.parley.flow.check;

import dev.parley.flow.check.FlowGraph.Edge;
import dev.parley.flow.check.FlowGraph.Kind;
import dev.parley.flow.check.FlowGraph.Node;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.Trigger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Messages written freely that may come when the customer has been silent for a day or longer
 * (FLW3407): an error where they must, a warning where they may. Meta takes only templates then.
 */
final class WindowCheck implements Check {
  private static final String CODE = "FLW3407";

  @Override
  public void run(Subject subject, List<Problem> problems) {
    for (Outline.Placed placed : subject.outline().actions) {
      Node node = subject.graph().actions.get(placed.pointer());
      if (node != null && free(placed.action())) {
        silence(subject, node)
            .filter(Silence::mayBeOver)
            .ifPresent(s -> problems.add(problem(subject, placed, node, s)));
      }
    }
  }

  private static Optional<Silence> silence(Subject subject, Node node) {
    return subject.outlines().silences().at(node);
  }

  private static boolean free(Action action) {
    return action instanceof Action.Say
        || action instanceof Action.Ask
        || action instanceof Action.Choose
        || action instanceof Action.SendMedia
        || action instanceof Action.SendCard;
  }

  private static Problem problem(
      Subject subject, Outline.Placed placed, Node node, Silence silence) {
    String message =
        silence.isOver()
            ? "WhatsApp does not take this message: the customer has been silent for 24 hours"
            : "WhatsApp may not take this message: the customer may have been silent for 24 hours";
    Issue issue =
        silence.isOver()
            ? Issue.error(CODE, subject.place(placed.pointer()), message)
            : Issue.warning(CODE, subject.place(placed.pointer()), message);
    return issue
        .help("this way leads here: " + way(subject, node))
        .help("send a template instead, and go on when it is answered")
        .problem();
  }

  /** The way that makes it late: from where the day is over, without an answer after it. */
  private static String way(Subject subject, Node to) {
    Set<Node> seen = new HashSet<>(Set.of(to));
    Deque<Node> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      Node node = open.poll();
      if (node.kind == Kind.START) {
        return told(subject, Way.shortest(node, to, edge -> true).orElse(List.of()));
      }
      for (Edge edge : node.in) {
        boolean late = silence(subject, edge.from()).filter(Silence::mayBeOver).isPresent();
        if (!late && edge.from().kind == Kind.WAIT && lengthens(edge)) {
          List<Edge> edges = new ArrayList<>(List.of(edge));
          if (edge.to() != to) {
            edges.addAll(Way.shortest(edge.to(), to, e -> true).orElse(List.of()));
          }
          return Way.tell(edges);
        }
        if (late && stays(edge) && seen.add(edge.from())) {
          open.add(edge.from());
        }
      }
    }
    return "a pause or a time-out before it";
  }

  private static boolean lengthens(Edge edge) {
    return switch (edge.via()) {
      case TIMEOUT, EXPIRE, ERROR, NEXT -> true;
      case INTERRUPT, RETRY, OTHER, JUMP -> false;
    };
  }

  private static boolean stays(Edge edge) {
    return edge.from().kind != Kind.WAIT || lengthens(edge);
  }

  private static String told(Subject subject, List<Edge> edges) {
    boolean api = subject.flow().triggers().stream().anyMatch(Trigger.Api.class::isInstance);
    String start =
        api ? "a start by a campaign or the API" : "a flow that runs this one after a silence";
    String way = Way.tell(edges);
    return way.isEmpty() ? start : start + " → " + way;
  }
}
