package dev.parley.flow.check;

import dev.parley.flow.check.BotGraph.Part;
import dev.parley.flow.check.FlowGraph.Node;
import java.util.List;
import java.util.Optional;

/** Flows that run each other in a circle without waiting for anybody (FLW3104). */
final class RunCheck implements Check {
  @Override
  public void run(Subject subject, List<Problem> problems) {
    Optional<Part> here = subject.outlines().together().part(subject.flow().id());
    if (here.isEmpty() || !here.get().flow().equals(subject.flow())) {
      return;
    }
    Restless restless = subject.outlines().restless();
    for (Node node : here.get().runs().keySet()) {
      restless
          .circle(here.get(), node)
          .ifPresent(circle -> problems.add(problem(subject, node, circle)));
    }
  }

  private static Problem problem(Subject subject, Node node, List<String> circle) {
    String home = "`" + circle.getFirst() + "`";
    return Issue.error(
            "FLW3104",
            subject.place(node.pointer + "/flow"),
            "flow %s is run again from here without waiting for an answer".formatted(home))
        .help("the way round: `" + String.join("` → `", circle) + "` → " + home)
        .problem();
  }
}
