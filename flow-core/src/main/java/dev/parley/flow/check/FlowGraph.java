package dev.parley.flow.check;

import dev.parley.flow.script.Expr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ways through a flow: what can happen after what. All checks that follow paths share it. A
 * question is three nodes: its prompt, the wait, and what an answer does; so the graph tells where
 * a conversation rests.
 */
final class FlowGraph {
  /** What a node stands for. */
  enum Kind {
    /** Where a session begins. */
    START,
    /** The entry of a step. */
    STEP,
    /** The entry of a handler. */
    HANDLER,
    /** An action that goes on at once. */
    ACT,
    /** The only kind at which a conversation rests. */
    WAIT,
    /** An answer was taken. */
    ANSWER,
    /** A step ran out without goto or end. */
    RUN_OUT,
    /** The flow is over, or left. */
    OVER
  }

  /** Why one node follows another. */
  enum Via {
    NEXT,
    JUMP,
    TIMEOUT,
    RETRY,
    OTHER,
    INTERRUPT,
    ERROR,
    EXPIRE
  }

  /**
   * Something that is read at a node.
   *
   * @param given conditions that hold when it is read
   * @param condition whether only its truth counts
   */
  record Read(Site site, List<Expr> given, boolean condition) {}

  /** A place that the conversation passes. */
  static final class Node {
    final Kind kind;
    final String step;
    final String pointer;
    final List<Read> reads = new ArrayList<>();
    final List<Edge> out = new ArrayList<>();
    final List<Edge> in = new ArrayList<>();

    /** The variable that has a value after this node; before its reads at an answer. */
    Optional<String> sets = Optional.empty();

    /** The variable that has no value after this node. */
    Optional<String> unsets = Optional.empty();

    Node(Kind kind, String step, String pointer) {
      this.kind = kind;
      this.step = step;
      this.pointer = pointer;
    }
  }

  /**
   * A way from one node to another.
   *
   * @param pointer where the author wrote it
   * @param label how to say it in a sentence, such as {@code after 10m}
   * @param holds the condition under which it is taken
   * @param negated whether it is taken when the condition does not hold
   */
  record Edge(
      Node from,
      Node to,
      Via via,
      String pointer,
      String label,
      Optional<Expr> holds,
      boolean negated) {}

  final List<Node> nodes = new ArrayList<>();
  final Node start = node(Kind.START, "", "");
  final Map<String, Node> steps = new HashMap<>();
  final Map<String, Node> actions = new HashMap<>();

  Node node(Kind kind, String step, String pointer) {
    Node node = new Node(kind, step, pointer);
    nodes.add(node);
    return node;
  }

  void edge(Node from, Node to, Via via, String pointer, String label) {
    connect(new Edge(from, to, via, pointer, label, Optional.empty(), false));
  }

  void connect(Edge edge) {
    edge.from().out.add(edge);
    edge.to().in.add(edge);
  }

  /** The nodes that a conversation can come to. */
  Set<Node> reachable() {
    Set<Node> seen = new HashSet<>(Set.of(start));
    Deque<Node> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      for (Edge edge : open.pop().out) {
        if (seen.add(edge.to())) {
          open.push(edge.to());
        }
      }
    }
    return seen;
  }
}
