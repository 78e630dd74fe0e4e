package dev.parley.flow.check;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.Target;
import java.util.List;

/** Choices that may offer nothing (FLW3205), and retry where it cannot stand (FLW2201, FLW2302). */
final class ChoiceCheck implements Check {
  @Override
  public void run(Subject subject, List<Problem> problems) {
    for (Outline.Placed placed : subject.outline().actions) {
      switch (placed.action()) {
        case Action.Choose choose -> {
          conditional(subject, choose, placed.pointer(), problems);
          retries(subject, choose, placed.pointer(), problems);
        }
        case Action.CountRetry count -> {
          if (!placed.inOther()) {
            problems.add(misplaced(subject, placed.pointer()));
          }
        }
        default -> {}
      }
    }
  }

  private static Problem misplaced(Subject subject, String pointer) {
    return Issue.error(
            "FLW2302",
            subject.place(pointer),
            "`retry` counts wrong answers: it stands directly in the `other` block of a choice")
        .problem();
  }

  private static void conditional(
      Subject subject, Action.Choose choose, String p, List<Problem> problems) {
    boolean listed = !Offers.of(choose, p).each().isEmpty();
    if (!listed && choose.options().stream().allMatch(option -> option.when().isPresent())) {
      problems.add(
          Issue.warning(
                  "FLW3205",
                  subject.place(p + "/options"),
                  "every option has a condition: there may be nothing to choose")
              .help("an option without `when` is always there")
              .problem());
    }
  }

  /** Only one place may count: the clause, or the first line of that kind in {@code other}. */
  private static void retries(
      Subject subject, Action.Choose choose, String p, List<Problem> problems) {
    if (!(choose.other().orElse(null) instanceof Target.Block(List<Action> actions))) {
      return;
    }
    boolean[] counted = {choose.waiting().retry().isPresent()};
    Each.of(
        actions,
        p + "/other/do",
        (action, at) -> {
          if (action instanceof Action.CountRetry) {
            if (counted[0]) {
              problems.add(
                  Issue.error(
                          "FLW2201",
                          subject.place(at),
                          "the failures of `%s` are counted twice".formatted(choose.variable()))
                      .problem());
            }
            counted[0] = true;
          }
        });
  }
}
