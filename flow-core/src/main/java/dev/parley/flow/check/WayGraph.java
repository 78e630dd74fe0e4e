package dev.parley.flow.check;

import dev.parley.flow.check.FlowGraph.Kind;
import dev.parley.flow.check.FlowGraph.Node;
import dev.parley.flow.check.FlowGraph.Via;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.Arm;
import dev.parley.flow.model.MatchCase;
import dev.parley.flow.model.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of a flow's graph that the actions are which send, call, wait and part ways. */
final class WayGraph {
  private final GraphBuilder builder;

  WayGraph(GraphBuilder builder) {
    this.builder = builder;
  }

  Node reading(String p, Node next, String... keys) {
    Node node = builder.act(p, next);
    for (String key : keys) {
      builder.read(node, p + key);
    }
    return node;
  }

  Node named(Map<String, String> values, String p, Node node) {
    values.keySet().forEach(name -> builder.read(node, p + "/" + name));
    return node;
  }

  Node listed(List<String> values, String p, Node node) {
    Each.of(values, p, (value, at) -> builder.read(node, at));
    return node;
  }

  Node match(Action.Match match, String p, Node next) {
    Node node = builder.node(Kind.ACT, p);
    builder.read(node, p + "/js");
    for (int i = 0; i < match.cases().size(); i++) {
      MatchCase one = match.cases().get(i);
      String at = p + "/cases/" + i;
      listed(one.values(), at + "/values", node);
      way(node, one.target(), at, next);
    }
    builder.next(node, builder.target(match.otherwise(), p + "/else", next));
    return node;
  }

  private void way(Node node, Target target, String at, Node next) {
    builder.graph.edge(node, builder.target(target, at, next), Via.NEXT, at, "");
  }

  Node split(Action.Split split, String p, Node next) {
    Node node = builder.node(Kind.ACT, p);
    node.sets = Optional.of(split.variable());
    for (int i = 0; i < split.arms().size(); i++) {
      Arm arm = split.arms().get(i);
      way(node, arm.target(), p + "/arms/" + i, next);
    }
    return node;
  }

  Node http(Action.Http http, String p, Node next) {
    Node node = reading(p, next, "/url", "/json", "/form");
    node.sets = http.variable();
    for (int i = 0; i < http.rules().headers().size(); i++) {
      builder.read(node, p + "/headers/" + i + "/js");
    }
    http.rules().error().ifPresent(target -> way(node, target, p + "/error", next));
    return node;
  }

  Node run(Action.Run run, String p, Node next) {
    Node node = named(run.args(), p + "/args", builder.act(p, next));
    node.sets = run.variable();
    return node;
  }

  Node template(Action.Template template, String p, Node next) {
    Node node = reading(p, next, "/header");
    listed(template.fill().body(), p + "/body", node);
    for (int i = 0; i < template.fill().buttons().size(); i++) {
      builder.read(node, p + "/buttons/" + i + "/js");
    }
    return node;
  }

  Node handoff(Action.Handoff handoff, String p, Node next) {
    Node wait = builder.node(Kind.WAIT, p);
    builder.read(wait, p + "/queue");
    builder.read(wait, p + "/note");
    builder.next(wait, builder.target(handoff.resume(), p + "/resume", next));
    return wait;
  }

  Node pause(String p, Node next) {
    Node wait = builder.node(Kind.WAIT, p);
    builder.read(wait, p + "/until");
    builder.next(wait, next);
    return wait;
  }
}
