package dev.parley.flow.check;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.TestCase;
import dev.parley.flow.model.TestLine;
import dev.parley.flow.script.Expr;
import dev.parley.flow.script.FreeNames;
import dev.parley.flow.script.Nearest;
import dev.parley.flow.script.Script;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names that nothing declares (FLW2101). */
final class NameCheck implements Check {
  private static final String CODE = "FLW2101";

  @Override
  public void run(Subject subject, List<Problem> problems) {
    for (Site site : subject.outline().sites()) {
      Set<String> scope = scope(subject, site.pointer());
      for (Expr expr : site.exprs()) {
        FreeNames.of(expr).stream()
            .filter(name -> !scope.contains(name.name()) && !Script.builtIn(name.name()))
            .forEach(name -> problems.add(unknown(subject, site, name, scope)));
      }
    }
    subject.outline().actions.forEach(placed -> assigned(subject, placed, problems));
    Each.of(subject.flow().tests(), "/tests", (t, p) -> given(subject, t, p, problems));
  }

  /** Triggers are looked at before there is a session; tests see results as well. */
  private static Set<String> scope(Subject subject, String pointer) {
    Set<String> scope = new HashSet<>(FlowNames.BUILT_IN);
    if (!pointer.startsWith("/triggers/")) {
      scope.addAll(subject.names().all());
    }
    if (pointer.startsWith("/tests/")) {
      scope.add("result");
      subject.bot().flows().stream()
          .filter(flow -> subject.isBot())
          .flatMap(FlowNames::declarations)
          .forEach(variable -> scope.add(variable.name()));
    }
    return scope;
  }

  private static Problem unknown(Subject subject, Site site, Expr.Name name, Set<String> scope) {
    String message =
        site.pointer().startsWith("/triggers/") && subject.names().has(name.name())
            ? "`%s` has no value yet: a trigger is looked at before the flow starts"
            : "there is no variable called `%s`";
    return Issue.error(CODE, site.place(subject.flow().id(), name), message.formatted(name.name()))
        .suggest(Nearest.to(name.name(), scope))
        .problem();
  }

  private static void assigned(Subject subject, Outline.Placed placed, List<Problem> problems) {
    if (!(placed.action() instanceof Action.Assign assign)) {
      return;
    }
    String root = FlowNames.root(assign.path());
    boolean field = !root.equals(assign.path());
    boolean writable = field && (root.equals("contact") || root.equals("session"));
    if (FlowNames.BUILT_IN.contains(root) && !writable) {
      problems.add(
          Issue.error(
                  "FLW2120",
                  subject.place(placed.pointer() + "/path"),
                  "`%s` cannot be set".formatted(assign.path()))
              .help("a flow sets its own variables, `contact.…` and `session.…`")
              .problem());
    }
  }

  private static void given(
      Subject subject, TestCase test, String pointer, List<Problem> problems) {
    Each.of(
        test.lines(),
        pointer + "/lines",
        (line, at) -> {
          if (line instanceof TestLine.Given given) {
            Set<String> scope = scope(subject, at);
            String root = FlowNames.root(given.path());
            if (!scope.contains(root)) {
              problems.add(
                  Issue.error(
                          CODE,
                          subject.place(at + "/given"),
                          "there is no variable called `%s`".formatted(root))
                      .suggest(Nearest.to(root, scope))
                      .problem());
            }
          }
        });
  }
}
