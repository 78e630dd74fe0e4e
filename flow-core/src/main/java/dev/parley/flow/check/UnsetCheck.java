package dev.parley.flow.check;

import dev.parley.flow.check.FlowGraph.Node;
import dev.parley.flow.check.FlowGraph.Read;
import dev.parley.flow.model.Variable;
import dev.parley.flow.script.Expr;
import dev.parley.flow.script.FreeNames;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Variables that are read where some way through the flow has not set them (FLW2115). */
final class UnsetCheck implements Check {
  private static final String CODE = "FLW2115";

  @Override
  public void run(Subject subject, List<Problem> problems) {
    Set<String> followed =
        subject.names().all().stream()
            .filter(name -> !optional(subject, name))
            .collect(Collectors.toSet());
    SetNames set = SetNames.of(subject.graph(), followed, initially(subject));
    Set<Node> reachable = subject.graph().reachable();
    Set<String> told = new HashSet<>();
    for (Node node : subject.graph().nodes) {
      if (reachable.contains(node)) {
        node.reads.forEach(read -> read(subject, set, node, read, told, problems));
      }
    }
  }

  /** The author declared that it may be absent, and so knows. */
  private static boolean optional(Subject subject, String name) {
    return subject.names().declaration(name).filter(v -> v.type().optional()).isPresent();
  }

  /** Whoever starts a flow gives its parameters, but a message that triggers it gives none. */
  private static Set<String> initially(Subject subject) {
    Set<String> set =
        FlowNames.declarations(subject.flow())
            .filter(v -> v.initial().isPresent())
            .map(Variable::name)
            .collect(Collectors.toSet());
    if (subject.flow().triggers().isEmpty()) {
      subject.flow().params().forEach(param -> set.add(param.name()));
    }
    return set;
  }

  /** Once for a name and step: the first place shows the author all the others. */
  private static void read(
      Subject subject,
      SetNames set,
      Node node,
      Read read,
      Set<String> told,
      List<Problem> problems) {
    Set<String> missing = set.missing(node, read.given());
    for (Expr expr : read.site().exprs()) {
      Set<String> known =
          FreeNames.of(expr).stream()
              .map(Expr.Name::name)
              .filter(name -> !missing.contains(name))
              .collect(Collectors.toSet());
      for (Expr.Name name : Reads.unguarded(expr, known, read.condition())) {
        if (missing.contains(name.name()) && told.add(node.step + " " + name.name())) {
          problems.add(problem(subject, node, read.site(), name));
        }
      }
    }
  }

  private static Problem problem(Subject subject, Node node, Site site, Expr.Name name) {
    Issue issue =
        Issue.warning(
            CODE,
            site.place(subject.flow().id(), name),
            "`%s` may be unset here".formatted(name.name()));
    Optional<String> way = Way.around(subject.graph(), node, name.name());
    way.ifPresent(steps -> issue.help("this way leads here without setting it: " + steps));
    return issue.help("give it a default, or write `%s ?? …`".formatted(name.name())).problem();
  }
}
