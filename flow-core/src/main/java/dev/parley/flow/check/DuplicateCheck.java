package dev.parley.flow.check;

import dev.parley.flow.engine.Keywords;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.Trigger;
import dev.parley.flow.model.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands twice: names, options, keywords, tests (FLW2201) and waits (FLW2301). */
final class DuplicateCheck implements Check {
  @Override
  public void run(Subject subject, List<Problem> problems) {
    Flow flow = subject.flow();
    Twice steps = new Twice(subject, problems, "FLW2201", "there are two steps called `%s`");
    Each.of(flow.steps(), "/steps", (step, p) -> steps.see(step.name(), p + "/name"));
    Twice tests = new Twice(subject, problems, "FLW2201", "there are two tests called `%s`");
    Each.of(flow.tests(), "/tests", (test, p) -> tests.see(test.name(), p + "/name"));
    variables(subject, problems);
    keywords(subject, problems);
    options(subject, problems);
    waits(subject, problems);
  }

  private static void variables(Subject subject, List<Problem> problems) {
    Twice names = new Twice(subject, problems, "FLW2201", "`%s` is declared twice");
    Map<String, List<Variable>> groups =
        Map.of(
            "/params", subject.flow().params(),
            "/results", subject.flow().results(),
            "/variables", subject.flow().variables());
    for (String pointer : List.of("/params", "/results", "/variables")) {
      Each.of(
          groups.getOrDefault(pointer, List.of()),
          pointer,
          (v, p) -> {
            String scope =
                switch (v.scope()) {
                  case FLOW -> "";
                  case SESSION -> "session.";
                  case CONTACT -> "contact.";
                };
            names.see(scope + v.name(), p + "/name");
          });
    }
  }

  private static void keywords(Subject subject, List<Problem> problems) {
    Twice handled = new Twice(subject, problems, "FLW2201", "the keyword `%s` is answered twice");
    Each.of(
        subject.flow().handlers(),
        "/handlers",
        (handler, p) -> {
          if (handler instanceof Handler.OnKeyword on) {
            Each.of(on.words(), p + "/words", (w, at) -> handled.see(Keywords.fold(w), at));
          }
        });
    Twice starting = new Twice(subject, problems, "FLW2201", "the keyword `%s` stands here twice");
    Each.of(
        subject.flow().triggers(),
        "/triggers",
        (trigger, p) -> {
          if (trigger instanceof Trigger.Keyword on) {
            String how = " " + on.match() + on.when();
            Each.of(
                on.words(),
                p + "/words",
                (w, at) -> starting.see(Keywords.fold(w) + how, Keywords.fold(w), at));
          }
        });
  }

  private static void options(Subject subject, List<Problem> problems) {
    for (Outline.Placed placed : subject.outline().actions) {
      if (placed.action() instanceof Action.Choose choose) {
        Twice ids = new Twice(subject, problems, "FLW2201", "there are two options called `%s`");
        Offers.of(choose, placed.pointer())
            .forOptions((option, p) -> ids.see(option.id(), p + "/id"));
      }
    }
  }

  private static void waits(Subject subject, List<Problem> problems) {
    Twice waits =
        new Twice(
            subject, problems, "FLW2301", "the wait `%s` is there twice: give one a new name");
    for (Outline.Placed placed : subject.outline().actions) {
      String at = placed.pointer() + "/save";
      switch (placed.action()) {
        case Action.Ask ask -> waits.see(placed.scope() + "/" + ask.variable(), at);
        case Action.Choose choose -> waits.see(placed.scope() + "/" + choose.variable(), at);
        default -> {}
      }
    }
  }

  /** Remembers what was seen and reports the later one. */
  private static final class Twice {
    private final Map<String, String> first = new HashMap<>();
    private final Subject subject;
    private final List<Problem> problems;
    private final String code;
    private final String message;

    Twice(Subject subject, List<Problem> problems, String code, String message) {
      this.subject = subject;
      this.problems = problems;
      this.code = code;
      this.message = message;
    }

    void see(String name, String pointer) {
      see(name, name, pointer);
    }

    void see(String key, String name, String pointer) {
      String earlier = first.putIfAbsent(key, pointer);
      if (earlier != null) {
        problems.add(
            Issue.error(code, subject.place(pointer), message.formatted(name))
                .related(subject.place(earlier), "the first one")
                .problem());
      }
    }
  }
}
