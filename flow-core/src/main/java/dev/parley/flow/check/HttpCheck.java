package dev.parley.flow.check;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.HttpMethod;
import dev.parley.flow.model.HttpRules;
import java.util.List;

/** Calls that can hang, fail unseen or order twice (FLW3301). */
final class HttpCheck implements Check {
  private static final String CODE = "FLW3301";
  private static final String ONCE = "Idempotency-Key";

  @Override
  public void run(Subject subject, List<Problem> problems) {
    for (Outline.Placed placed : subject.outline().actions) {
      if (placed.action() instanceof Action.Http http) {
        if (http.rules().error().isEmpty() || http.rules().timeout().isEmpty()) {
          problems.add(open(subject, placed.pointer(), http.rules()));
        }
        if (ordersTwice(http)) {
          problems.add(twice(subject, placed.pointer()));
        }
      }
    }
  }

  private static Problem open(Subject subject, String pointer, HttpRules rules) {
    boolean hangs = rules.timeout().isEmpty();
    boolean falls = rules.error().isEmpty();
    String missing = hangs && falls ? "`timeout` and `error`" : hangs ? "`timeout`" : "`error`";
    Issue issue = Issue.warning(CODE, subject.place(pointer), "this call has no " + missing);
    if (hangs) {
      issue.help("without `timeout` the customer waits as long as the server lets a call take");
    }
    if (falls) {
      issue.help("without `error` a failure goes to `on error`, or ends the conversation");
    }
    return issue.problem();
  }

  /** GET, PUT and DELETE may be repeated (RFC 9110 §9.2.2). */
  private static boolean ordersTwice(Action.Http http) {
    boolean repeats = http.method() == HttpMethod.POST || http.method() == HttpMethod.PATCH;
    return repeats
        && http.rules().retry().isPresent()
        && http.rules().headers().stream().noneMatch(h -> h.name().equalsIgnoreCase(ONCE));
  }

  private static Problem twice(Subject subject, String pointer) {
    return Issue.warning(
            CODE,
            subject.place(pointer + "/retry"),
            "a call that is repeated may be carried out twice")
        .help("write `header \"" + ONCE + "\": wait.token`, if the service knows it")
        .problem();
  }
}
