package dev.parley.flow.check;

import dev.parley.flow.check.Problem.Place;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.TestLine;
import java.util.List;
import java.util.Set;

/**
 * Words that can be written and read, but that this version cannot run yet (FLW2901). What the
 * engine has learned is taken out of {@link #NOT_YET}, and the check falls silent.
 */
final class RunCheck implements Check {
  private static final Set<String> NOT_YET = Set.of("use");

  @Override
  public void run(Subject subject, List<Problem> problems) {
    Report report = new Report(subject, problems);
    Each.of(
        subject.flow().triggers(),
        "/triggers",
        (trigger, p) -> report.word("trigger " + trigger.word(), p));
    Each.of(subject.flow().handlers(), "/handlers", (handler, p) -> handler(handler, p, report));
    Each.of(subject.flow().uses(), "/uses", (use, p) -> report.word("use", p));
    if (subject.isBot()) {
      Each.of(subject.bot().hours(), "/hours", (hours, p) -> report.word("hours", p));
    }
    subject.outline().actions.forEach(placed -> action(placed, report));
    Each.of(
        subject.flow().tests(),
        "/tests",
        (test, p) -> Each.of(test.lines(), p + "/lines", (line, at) -> line(line, at, report)));
  }

  private static void handler(Handler handler, String p, Report report) {
    switch (handler) {
      case Handler.OnKeyword on -> report.word("on keyword", p);
      case Handler.OnError on -> report.word("on error", p);
      case Handler.OnExpire on -> report.word("on expire", p);
      case Handler.OnMedia on -> report.word("on media", p);
      case Handler.OnMigrate on -> report.word("on migrate", p);
    }
  }

  private static void action(Outline.Placed placed, Report report) {
    String p = placed.pointer();
    report.word(placed.action().word(), p);
    if (placed.action() instanceof Action.Ask ask && ask.form().isPresent()) {
      report.word("cta of a form", p + "/cta");
    }
    if (placed.action() instanceof Action.Choose choose) {
      Offers offers = Offers.of(choose, p);
      offers.each().forEach(each -> report.word("options each", each.pointer()));
      offers.sections().forEach(section -> report.word("section", section.pointer()));
    }
  }

  private static void line(TestLine line, String p, Report report) {
    boolean mock = line instanceof TestLine.MockHttp || line instanceof TestLine.MockRun;
    if (mock) {
      report.word("mock", p);
    }
    if (line instanceof TestLine.BotSays bot && bot.template().isPresent()) {
      report.word("bot template", p);
    }
  }

  /** Reports the words that cannot be run. */
  private record Report(Subject subject, List<Problem> problems) {
    void word(String word, String pointer) {
      if (NOT_YET.contains(word)) {
        Place place = subject.place(pointer);
        String message = "this version cannot run `%s` yet".formatted(word);
        problems.add(Issue.error("FLW2901", place, message).problem());
      }
    }
  }
}
