package dev.parley.flow.check;

import dev.parley.flow.check.FlowGraph.Kind;
import dev.parley.flow.check.FlowGraph.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What nobody can come to (FLW3101), and steps that run out (FLW3102). */
final class ReachCheck implements Check {
  @Override
  public void run(Subject subject, List<Problem> problems) {
    Set<Node> reachable = subject.graph().reachable();
    Set<String> lost = new HashSet<>();
    for (Node node : subject.graph().nodes) {
      if (node.kind == Kind.STEP && !reachable.contains(node)) {
        lost.add(node.step);
        problems.add(
            Issue.warning(
                    "FLW3101",
                    subject.place(node.pointer + "/name"),
                    "nothing leads to step `%s`".formatted(node.step))
                .problem());
      }
      if (node.kind == Kind.RUN_OUT && reachable.contains(node)) {
        problems.add(
            Issue.warning(
                    "FLW3102",
                    subject.place(node.pointer + "/name"),
                    "step `%s` can run out without `goto` or `end`".formatted(node.step))
                .help("running out ends the flow: write `end` if that is meant")
                .problem());
      }
    }
    subject.outline().actions.stream()
        .filter(placed -> !lost.contains(placed.scope()))
        .forEach(placed -> behind(subject, placed.pointer(), reachable, problems));
  }

  /** The first action behind one that always leaves. */
  private static void behind(
      Subject subject, String pointer, Set<Node> reachable, List<Problem> problems) {
    int slash = pointer.lastIndexOf('/');
    int index = Integer.parseInt(pointer.substring(slash + 1));
    if (index == 0) {
      return;
    }
    Node node = subject.graph().actions.get(pointer);
    Node before = subject.graph().actions.get(pointer.substring(0, slash + 1) + (index - 1));
    if (reachable.contains(before) && !reachable.contains(node)) {
      problems.add(
          Issue.warning(
                  "FLW3101",
                  subject.place(pointer),
                  "nothing leads here: what stands before leaves")
              .problem());
    }
  }
}
