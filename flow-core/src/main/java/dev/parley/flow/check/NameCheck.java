package dev.parley.flow.check;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.TestLine;
import dev.parley.flow.script.Expr;
import dev.parley.flow.script.FreeNames;
import dev.parley.flow.script.Nearest;
import dev.parley.flow.script.Script;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Names that nothing declares (FLW2101). */
final class NameCheck implements Check {
  private static final String CODE = "FLW2101";

  @Override
  public void run(Subject subject, List<Problem> problems) {
    Scopes scopes = Scopes.of(subject);
    for (Site site : subject.outline().sites()) {
      Set<String> scope = scopes.at(site.pointer());
      for (Expr expr : site.exprs()) {
        FreeNames.of(expr).stream()
            .filter(name -> !scope.contains(name.name()) && !Script.builtIn(name.name()))
            .forEach(name -> problems.add(unknown(subject, site, name, scope)));
      }
    }
    subject.outline().actions.forEach(placed -> assigned(subject, placed, problems));
    Each.of(
        subject.flow().tests(),
        "/tests",
        (test, p) ->
            Each.of(
                test.lines(),
                p + "/lines",
                (line, at) ->
                    given(line, scopes.tests(), subject.place(at + "/given"))
                        .ifPresent(problems::add)));
  }

  /**
   * The names that can be read: triggers are looked at before there is a session; tests see results
   * as well.
   */
  private record Scopes(Set<String> triggers, Set<String> flow, Set<String> tests) {
    static Scopes of(Subject subject) {
      Set<String> flow = new HashSet<>(FlowNames.BUILT_IN);
      subject.bot().functions(subject.flow()).forEach(use -> flow.addAll(use.names()));
      Set<String> triggers = new HashSet<>(flow);
      flow.addAll(subject.names().all());
      Set<String> tests = new HashSet<>(flow);
      tests.add("result");
      subject.bot().flows().stream()
          .filter(other -> subject.isBot())
          .flatMap(FlowNames::declarations)
          .forEach(variable -> tests.add(variable.name()));
      return new Scopes(triggers, flow, tests);
    }

    Set<String> at(String pointer) {
      if (pointer.startsWith("/triggers/")) {
        return triggers;
      }
      return pointer.startsWith("/tests/") ? tests : flow;
    }
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

  private static Optional<Problem> given(TestLine line, Set<String> scope, Problem.Place place) {
    if (!(line instanceof TestLine.Given given)) {
      return Optional.empty();
    }
    String root = FlowNames.root(given.path());
    return scope.contains(root)
        ? Optional.empty()
        : Optional.of(
            Issue.error(CODE, place, "there is no variable called `%s`".formatted(root))
                .suggest(Nearest.to(root, scope))
                .problem());
  }
}
