package dev.parley.flow.check;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Variable;
import dev.parley.flow.script.Expr;
import dev.parley.flow.script.FreeNames;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is declared and never used (FLW2110). An answer that is asked for counts as used: it is kept
 * in the events of the session, whoever reads them.
 */
final class UseCheck implements Check {
  private static final String CODE = "FLW2110";

  @Override
  public void run(Subject subject, List<Problem> problems) {
    Set<String> used = used(subject);
    Flow flow = subject.flow();
    unused(subject, flow.params(), "/params", used, "the parameter `%s` is never read", problems);
    unused(subject, flow.variables(), "/variables", used, "`%s` is never read", problems);
    unused(subject, flow.results(), "/results", given(subject), "`%s` is never returned", problems);
  }

  private static void unused(
      Subject subject,
      List<Variable> declared,
      String pointer,
      Set<String> used,
      String message,
      List<Problem> problems) {
    Each.of(
        declared,
        pointer,
        (variable, at) -> {
          boolean ownName = variable.scope() == Variable.Scope.FLOW;
          if (ownName && !used.contains(variable.name())) {
            problems.add(
                Issue.warning(CODE, subject.place(at + "/name"), message.formatted(variable.name()))
                    .problem());
          }
        });
  }

  private static Set<String> used(Subject subject) {
    Set<String> used = new HashSet<>();
    for (Site site : subject.outline().sites()) {
      for (Expr expr : site.exprs()) {
        FreeNames.of(expr).forEach(name -> used.add(name.name()));
      }
    }
    for (Outline.Placed placed : subject.outline().actions) {
      switch (placed.action()) {
        case Action.Ask ask -> used.add(ask.variable());
        case Action.Choose choose -> used.add(choose.variable());
        default -> {}
      }
    }
    return used;
  }

  /** The results that an end gives or an action sets. */
  private static Set<String> given(Subject subject) {
    Set<String> given = new HashSet<>();
    for (Outline.Placed placed : subject.outline().actions) {
      switch (placed.action()) {
        case Action.End end -> given.addAll(end.results().keySet());
        case Action.Assign assign -> given.add(FlowNames.root(assign.path()));
        case Action.Ask ask -> given.add(ask.variable());
        case Action.Choose choose -> given.add(choose.variable());
        default -> {}
      }
    }
    return given;
  }
}
