package dev.parley.flow.check;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.Delay;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.Retry;
import dev.parley.flow.model.WaitRules;
import java.util.List;

/** Questions without a way out: no other, no time-out, no target (FLW3201–3203, FLW3206). */
final class WaitCheck implements Check {
  private static final Delay USUAL_EXPIRY = new Delay(24, Delay.Unit.H);

  @Override
  public void run(Subject subject, List<Problem> problems) {
    for (Outline.Placed placed : subject.outline().actions) {
      String p = placed.pointer();
      switch (placed.action()) {
        case Action.Ask ask -> waiting(subject, ask.waiting(), p, problems);
        case Action.Choose choose -> {
          waiting(subject, choose.waiting(), p, problems);
          other(subject, choose, p, problems);
        }
        case Action.CountRetry count -> retry(subject, count.retry(), p, problems);
        default -> {}
      }
    }
  }

  private static void other(
      Subject subject, Action.Choose choose, String p, List<Problem> problems) {
    if (choose.other().isEmpty()) {
      problems.add(
          Issue.info(
                  "FLW3201",
                  subject.place(p),
                  "`%s` says nothing about other answers".formatted(choose.variable()))
              .help("without `other` the question is sent again, three times at most")
              .problem());
    }
  }

  private static void waiting(Subject subject, WaitRules rules, String p, List<Problem> problems) {
    rules.retry().ifPresent(retry -> retry(subject, retry, p + "/retry", problems));
    if (subject.isBot()) {
      return;
    }
    boolean expires = subject.flow().settings().expires().isPresent();
    if (rules.timeout().isEmpty() && !expires) {
      problems.add(
          Issue.warning("FLW3202", subject.place(p), "nobody says what happens if no answer comes")
              .help("add a `timeout` here, or `expires` to the flow; 24 hours are the default")
              .problem());
    }
    rules.timeout().ifPresent(t -> late(subject, t.after(), p + "/timeout/after", problems));
  }

  private static void late(Subject subject, Delay after, String p, List<Problem> problems) {
    Delay expires = subject.flow().settings().expires().orElse(USUAL_EXPIRY);
    if (after.millis() > expires.millis()) {
      problems.add(
          Issue.warning(
                  "FLW3206",
                  subject.place(p),
                  "this time-out never comes: the session expires after `%s`".formatted(expires))
              .problem());
    }
  }

  private static void retry(Subject subject, Retry retry, String p, List<Problem> problems) {
    boolean caught = subject.handlers().anyMatch(Handler.OnError.class::isInstance);
    if (retry.target().isEmpty() && !caught) {
      problems.add(
          Issue.warning(
                  "FLW3203",
                  subject.place(p),
                  "failure %d ends the session as failed".formatted(retry.times()))
              .help("give `retry` a target, or the flow an `on error`")
              .problem());
    }
  }
}
