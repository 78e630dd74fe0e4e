package dev.parley.flow.check;

import dev.parley.flow.check.FlowGraph.Kind;
import dev.parley.flow.check.FlowGraph.Node;
import dev.parley.flow.check.FlowGraph.Via;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.OptionsEach;
import dev.parley.flow.model.Target;
import dev.parley.flow.model.Timeout;
import dev.parley.flow.model.WaitRules;
import dev.parley.flow.script.Expr;
import java.util.List;
import java.util.Optional;

/** The part of a flow's graph that questions are: prompt, wait, answers and ways out. */
final class WaitGraph {
  private final GraphBuilder builder;

  /** The wait whose {@code other} block is being built, and where the flow goes on after it. */
  private Optional<Node> asked = Optional.empty();

  private Optional<Node> after = Optional.empty();

  WaitGraph(GraphBuilder builder) {
    this.builder = builder;
  }

  Node ask(Action.Ask ask, String p, Node next) {
    Node wait = builder.node(Kind.WAIT, p);
    builder.read(wait, p + "/hint");
    Node answer = builder.node(Kind.ANSWER, p);
    answer.sets = Optional.of(ask.variable());
    builder.read(answer, p + "/parse");
    for (int i = 0; i < ask.rules().checks().size(); i++) {
      builder.readCondition(answer, p + "/checks/" + i + "/js");
      builder.read(answer, p + "/checks/" + i + "/else");
    }
    builder.next(wait, answer);
    builder.next(answer, next);
    if (!ask.rules().skip().isEmpty()) {
      String word = "the skip word `" + ask.rules().skip().getFirst() + "`";
      builder.graph.edge(wait, next, Via.NEXT, p + "/skip", word);
    }
    waysOut(wait, ask.waiting(), p, next);
    return prompt(wait, p);
  }

  Node choose(Action.Choose choose, String p, Node next) {
    Node wait = builder.node(Kind.WAIT, p);
    Offers offers = Offers.of(choose, p);
    offers.forOptions((option, at) -> {
      Node answer = answer(choose, wait, at, "`" + option.id() + "`");
      builder.next(answer, builder.target(option.target(), at, next));
    });
    for (Offers.Placed<OptionsEach> each : offers.each()) {
      Node answer = answer(choose, wait, each.pointer(), "an option");
      Node chosen = builder.node(Kind.ACT, each.pointer());
      chosen.sets = Optional.of(each.offer().variable());
      builder.next(answer, chosen);
      builder.next(chosen, builder.target(each.offer().target(), each.pointer(), next));
    }
    waysOut(wait, choose.waiting(), p, next);
    choose.other().ifPresent(other -> other(other, wait, p + "/other", next));
    Node prompt = prompt(wait, p);
    builder.read(prompt, p + "/label");
    offers.forOptions((option, at) -> option(prompt, at));
    offers.each().forEach(each -> builder.read(prompt, each.pointer() + "/in"));
    return prompt;
  }

  private Node answer(Action.Choose choose, Node wait, String at, String label) {
    Node answer = builder.node(Kind.ANSWER, at);
    answer.sets = Optional.of(choose.variable());
    builder.graph.edge(wait, answer, Via.NEXT, at, label);
    return answer;
  }

  private void option(Node prompt, String p) {
    builder.readCondition(prompt, p + "/when");
    Expr[] given = builder.expression(p + "/when").stream().toArray(Expr[]::new);
    builder.read(prompt, p + "/title", given);
    builder.read(prompt, p + "/desc", given);
  }

  private Node prompt(Node wait, String p) {
    Node prompt = builder.node(Kind.ACT, p);
    List.of("/text", "/header", "/footer").forEach(key -> builder.read(prompt, p + key));
    builder.next(prompt, wait);
    return prompt;
  }

  private void waysOut(Node wait, WaitRules rules, String p, Node next) {
    rules
        .retry()
        .flatMap(retry -> retry.target())
        .map(target -> builder.target(target, p + "/retry", next))
        .ifPresent(to -> builder.graph.edge(wait, to, Via.RETRY, p + "/retry", "wrong answers"));
    Optional<Timeout> timeout = rules.timeout();
    timeout
        .flatMap(Timeout::target)
        .map(target -> builder.target(target, p + "/timeout", next))
        .ifPresent(to -> {
          String label = "silence for " + timeout.orElseThrow().after();
          builder.graph.edge(wait, to, Via.TIMEOUT, p + "/timeout", label);
        });
  }

  /** An answer that is no option: its block runs, and unless it leaves the same wait goes on. */
  private void other(Target target, Node wait, String p, Node next) {
    Optional<Node> outerAsked = asked;
    Optional<Node> outerAfter = after;
    asked = Optional.of(wait);
    after = Optional.of(next);
    Node to = builder.target(target, p, wait);
    builder.graph.edge(wait, to, Via.OTHER, p, "another answer");
    asked = outerAsked;
    after = outerAfter;
  }

  /** Counting a failure: the last one takes the target, and that goes on after the question. */
  Node count(Action.CountRetry count, String p, Node next) {
    Node node = builder.node(Kind.ACT, p);
    builder.next(node, next);
    Optional<Target> target = count.retry().target();
    if (asked.isPresent() && after.isPresent() && target.isPresent()) {
      Node to = builder.target(target.get(), p, after.get());
      builder.graph.edge(asked.get(), to, Via.RETRY, p, "wrong answers");
    }
    return node;
  }
}
