package dev.parley.flow.check;

import dev.parley.flow.check.FlowGraph.Edge;
import dev.parley.flow.check.FlowGraph.Kind;
import dev.parley.flow.check.FlowGraph.Node;
import dev.parley.flow.check.FlowGraph.Read;
import dev.parley.flow.check.FlowGraph.Via;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.Step;
import dev.parley.flow.model.Target;
import dev.parley.flow.script.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the graph of a flow, each block from its last action to its first. */
final class GraphBuilder {
  private final Flow flow;
  private final Outline outline;
  final FlowGraph graph = new FlowGraph();
  private final WaitGraph waits = new WaitGraph(this);
  private final WayGraph ways = new WayGraph(this);
  private String step = "";

  private GraphBuilder(Flow flow, Outline outline) {
    this.flow = flow;
    this.outline = outline;
  }

  static FlowGraph build(Flow flow, Outline outline) {
    GraphBuilder builder = new GraphBuilder(flow, outline);
    builder.steps();
    builder.handlers();
    return builder.graph;
  }

  private void steps() {
    for (int i = 0; i < flow.steps().size(); i++) {
      String name = flow.steps().get(i).name();
      String pointer = "/steps/" + i;
      graph.steps.computeIfAbsent(name, n -> graph.node(Kind.STEP, n, pointer));
    }
    for (int i = 0; i < flow.steps().size(); i++) {
      step(flow.steps().get(i), "/steps/" + i);
    }
  }

  private void step(Step written, String pointer) {
    Node entry = graph.steps.get(written.name());
    if (entry != null && entry.pointer.equals(pointer)) {
      step = written.name();
      Node end = node(Kind.RUN_OUT, pointer);
      next(entry, block(written.actions(), pointer + "/do", end));
      if (pointer.equals("/steps/0")) {
        graph.edge(graph.start, entry, Via.NEXT, pointer, "");
      }
    }
  }

  /** Handlers last: any wait can lead to a keyword's, any action to that of faults. */
  private void handlers() {
    List<Node> entries = new ArrayList<>();
    for (int i = 0; i < flow.handlers().size(); i++) {
      String pointer = "/handlers/" + i;
      step = "";
      Node entry = node(Kind.HANDLER, pointer);
      next(entry, target(flow.handlers().get(i).target(), pointer, node(Kind.OVER, pointer)));
      entries.add(entry);
    }
    List<Node> all = List.copyOf(graph.nodes);
    for (int i = 0; i < entries.size(); i++) {
      enter(flow.handlers().get(i), entries.get(i), all);
    }
  }

  private void enter(Handler handler, Node entry, List<Node> from) {
    if (flow.steps().isEmpty()) {
      graph.edge(graph.start, entry, Via.INTERRUPT, entry.pointer, "");
    }
    switch (handler) {
      case Handler.OnKeyword keyword -> {
        String label = "keyword `" + keyword.words().getFirst() + "`";
        from.stream()
            .filter(n -> n.kind == Kind.WAIT)
            .forEach(n -> graph.edge(n, entry, Via.INTERRUPT, entry.pointer, label));
      }
      case Handler.OnExpire expire ->
          from.stream()
              .filter(n -> n.kind == Kind.WAIT)
              .forEach(n -> graph.edge(n, entry, Via.EXPIRE, entry.pointer, "expiry"));
      case Handler.OnMedia media ->
          from.stream()
              .filter(n -> n.kind == Kind.WAIT)
              .forEach(n -> graph.edge(n, entry, Via.INTERRUPT, entry.pointer, "a file"));
      case Handler.OnMigrate migrate ->
          graph.edge(graph.start, entry, Via.INTERRUPT, entry.pointer, "a new version");
      case Handler.OnError error -> {
        entry.sets = Optional.of(error.variable());
        from.stream()
            .filter(n -> n.kind == Kind.ACT || n.kind == Kind.WAIT || n.kind == Kind.ANSWER)
            .forEach(n -> graph.edge(n, entry, Via.ERROR, entry.pointer, "a fault"));
      }
    }
  }

  Node node(Kind kind, String pointer) {
    return graph.node(kind, step, pointer);
  }

  void next(Node from, Node to) {
    graph.edge(from, to, Via.NEXT, from.pointer, "");
  }

  void read(Node node, String pointer, Expr... given) {
    outline.site(pointer).ifPresent(s -> node.reads.add(new Read(s, List.of(given), false)));
  }

  void readCondition(Node node, String pointer) {
    outline.site(pointer).ifPresent(s -> node.reads.add(new Read(s, List.of(), true)));
  }

  Optional<Expr> expression(String pointer) {
    return outline.site(pointer).map(site -> site.exprs().getFirst());
  }

  /** Where a target leads; a block goes on at {@code after}. */
  Node target(Target target, String pointer, Node after) {
    return switch (target) {
      case Target.ToStep(String name) -> jump(name, pointer + "/goto");
      case Target.Block(List<Action> actions) -> block(actions, pointer + "/do", after);
      case Target.ToFlow(String id) -> node(Kind.OVER, pointer + "/flow");
    };
  }

  Node target(Optional<Target> target, String pointer, Node absent) {
    return target.map(t -> target(t, pointer, absent)).orElse(absent);
  }

  private Node jump(String name, String pointer) {
    Node to = graph.steps.get(name);
    if (to == null) {
      return node(Kind.OVER, pointer);
    }
    Node jump = node(Kind.ACT, pointer);
    graph.edge(jump, to, Via.JUMP, pointer, "");
    return jump;
  }

  Node block(List<Action> actions, String pointer, Node after) {
    Node next = after;
    for (int i = actions.size() - 1; i >= 0; i--) {
      String at = pointer + "/" + i;
      next = action(actions.get(i), at, next);
      graph.actions.put(at, next);
    }
    return next;
  }

  private Node action(Action action, String p, Node next) {
    return switch (action) {
      case Action.Say say ->
          ways.reading(p, next, "/text", "/header", "/footer", "/cta/label", "/cta/url");
      case Action.Assign assign -> assign(assign, p, next);
      case Action.If branches -> branches(branches, p, next);
      case Action.Goto(String name) -> jump(name, p + "/step");
      case Action.End end -> {
        Node node = node(Kind.OVER, p);
        end.results().keySet().forEach(name -> read(node, p + "/results/" + name));
        yield node;
      }
      case Action.Ask ask -> waits.ask(ask, p, next);
      case Action.Choose choose -> waits.choose(choose, p, next);
      case Action.CountRetry count -> waits.count(count, p, next);
      case Action.Match match -> ways.match(match, p, next);
      case Action.Split split -> ways.split(split, p, next);
      case Action.Http http -> ways.http(http, p, next);
      case Action.Handoff handoff -> ways.handoff(handoff, p, next);
      case Action.Pause pause -> ways.pause(p, next);
      case Action.Run run -> ways.run(run, p, next);
      case Action.SendMedia send -> ways.reading(p, next, "/js", "/caption", "/filename");
      case Action.SendCard send -> ways.named(send.fields(), p + "/fields", act(p, next));
      case Action.Emit emit -> ways.named(emit.args(), p + "/args", act(p, next));
      case Action.Template template -> ways.template(template, p, next);
      case Action.Label label -> ways.listed(label.labels(), p + "/labels", act(p, next));
      case Action.Group group -> ways.listed(group.groups(), p + "/groups", act(p, next));
      case Action.Language language -> ways.reading(p, next, "/js");
      case Action.Consent consent -> act(p, next);
    };
  }

  Node act(String pointer, Node next) {
    Node node = node(Kind.ACT, pointer);
    next(node, next);
    return node;
  }

  private Node assign(Action.Assign assign, String p, Node next) {
    Node node = act(p, next);
    read(node, p + "/js");
    String root = FlowNames.root(assign.path());
    boolean whole = root.equals(assign.path());
    boolean clears = expression(p + "/js").filter(e -> e.bare() instanceof Expr.Null).isPresent();
    if (whole && clears) {
      node.unsets = Optional.of(root);
    } else {
      node.sets = Optional.of(root);
    }
    return node;
  }

  private Node branches(Action.If branches, String p, Node next) {
    Node otherwise = branches.otherwise().map(b -> block(b, p + "/else", next)).orElse(next);
    List<Action.Case> cases = new ArrayList<>(branches.cases());
    for (int i = cases.size() - 1; i >= 0; i--) {
      String at = p + "/cases/" + i;
      Node node = node(Kind.ACT, at);
      readCondition(node, at + "/when");
      Node then = block(cases.get(i).actions(), at + "/do", next);
      Optional<Expr> when = expression(at + "/when");
      graph.connect(new Edge(node, then, Via.NEXT, at, "", when, false));
      graph.connect(new Edge(node, otherwise, Via.NEXT, at, "", when, true));
      otherwise = node;
    }
    return otherwise;
  }
}
