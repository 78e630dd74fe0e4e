package dev.parley.flow.check;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Step;
import dev.parley.flow.model.Target;
import dev.parley.flow.model.TestCase;
import dev.parley.flow.model.TestLine;
import dev.parley.flow.script.Nearest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Steps and flows that do not exist (FLW2104). */
final class TargetCheck implements Check {
  private static final String CODE = "FLW2104";

  @Override
  public void run(Subject subject, List<Problem> problems) {
    Set<String> steps = names(subject.flow());
    for (Outline.Aim aim : subject.outline().aims) {
      switch (aim.target()) {
        case Target.ToStep(String name) ->
            step(subject, steps, name, aim.pointer() + "/goto", problems);
        case Target.ToFlow(String id) -> flow(subject, id, aim.pointer() + "/flow", problems);
        case Target.Block block -> {}
      }
    }
    for (Outline.Placed placed : subject.outline().actions) {
      if (placed.action() instanceof Action.Goto(String name)) {
        step(subject, steps, name, placed.pointer() + "/step", problems);
      }
    }
    if (!subject.isBot()) {
      Each.of(subject.flow().tests(), "/tests", (t, p) -> test(subject, steps, t, p, problems));
      empty(subject, problems);
    }
  }

  private static void empty(Subject subject, List<Problem> problems) {
    if (subject.flow().steps().isEmpty()) {
      problems.add(
          Issue.error(CODE, subject.place("/flow"), "the flow has no step to begin with")
              .problem());
    }
  }

  private static Set<String> names(Flow flow) {
    return flow.steps().stream().map(Step::name).collect(Collectors.toSet());
  }

  private static void step(
      Subject subject, Set<String> steps, String name, String pointer, List<Problem> problems) {
    if (steps.contains(name)) {
      return;
    }
    Issue issue =
        Issue.error(CODE, subject.place(pointer), "there is no step called `%s`".formatted(name));
    if (subject.isBot()) {
      issue.help("a bot has no steps: write `-> flow NAME`, or a block");
    }
    problems.add(issue.suggest(Nearest.to(name, steps)).problem());
  }

  private static void flow(Subject subject, String id, String pointer, List<Problem> problems) {
    if (subject.bot().flow(id).isEmpty()) {
      List<String> flows = subject.bot().flows().stream().map(Flow::id).toList();
      problems.add(
          Issue.error(CODE, subject.place(pointer), "there is no flow called `%s`".formatted(id))
              .suggest(Nearest.to(id, flows))
              .problem());
    }
  }

  private static void test(
      Subject subject, Set<String> steps, TestCase test, String pointer, List<Problem> problems) {
    Each.of(
        test.lines(),
        pointer + "/lines",
        (line, at) -> {
          if (line instanceof TestLine.StartAt(String name)) {
            step(subject, steps, name, at + "/start/at", problems);
          }
          if (line instanceof TestLine.At(String name)) {
            step(subject, anywhere(subject), name, at + "/at", problems);
          }
        });
  }

  /** {@code at} looks at the top frame, which a keyword may have led into another flow. */
  private static Set<String> anywhere(Subject subject) {
    return subject.bot().flows().stream()
        .flatMap(flow -> flow.steps().stream())
        .map(Step::name)
        .collect(Collectors.toSet());
  }
}
