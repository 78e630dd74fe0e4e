package dev.parley.dsl.test;

import dev.parley.dsl.LoadedBot;
import dev.parley.dsl.Location;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.TestCase;
import dev.parley.flow.model.TestLine;
import dev.parley.flow.script.LayeredEvaluator;
import dev.parley.flow.script.graal.GraalEvaluator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs the tests that authors write beside their flows.
 *
 * <pre>{@code
 * TestReport report = FlowTests.run(Bots.load(folder));
 * report.results().forEach(result -> System.out.println(ResultText.of(result)));
 * }</pre>
 *
 * <p>A test talks to the same engine that answers customers. Its clock begins on 2026-01-05 at
 * 10:00 in the bot's time zone and moves only where the test says so, and between two turns the
 * session lives in its storage form alone.
 */
public final class FlowTests {
  private final LoadedBot loaded;
  private final Bot bot;
  private final Coverage.Collector coverage;
  private final List<TestResult> results = new ArrayList<>();

  private FlowTests(LoadedBot loaded, Bot bot) {
    this.loaded = loaded;
    this.bot = bot;
    this.coverage = new Coverage.Collector(bot, loaded);
  }

  /**
   * Runs all tests of a bot.
   *
   * @throws IllegalArgumentException if the bot has errors and cannot run
   */
  public static TestReport run(LoadedBot loaded) {
    Bot bot =
        loaded
            .bot()
            .orElseThrow(() -> new IllegalArgumentException("the bot has errors: check it first"));
    FlowTests tests = new FlowTests(loaded, bot);
    Subject subject = Subject.of(bot, LayeredEvaluator.nativeThen(GraalEvaluator.create()));
    tests.runAll(bot.tests(), subject);
    bot.flows().forEach(flow -> tests.runAll(flow.tests(), subject.in(flow)));
    return new TestReport(tests.results, tests.coverage.coverage());
  }

  private void runAll(List<TestCase> cases, Subject subject) {
    for (int i = 0; i < cases.size(); i++) {
      results.add(run(cases.get(i), subject, "/tests/" + i));
    }
  }

  private TestResult run(TestCase test, Subject subject, String pointer) {
    long begin = System.nanoTime();
    String flow = subject.flow().map(Flow::id).orElse("");
    Rehearsal rehearsal = new Rehearsal(StandIn.in(subject, test.lines()));
    Minutes minutes = new Minutes(i -> line(flow, pointer + "/lines/" + i));
    Optional<TestFailure> failure = play(test.lines(), rehearsal, minutes);
    coverage.add(rehearsal.stage().events());
    Location place = loaded.place(flow, pointer);
    return new TestResult(
        subject.flow().map(Flow::id).orElse(bot.id()),
        test.name(),
        place.file(),
        place.line(),
        Duration.ofNanos(System.nanoTime() - begin),
        failure);
  }

  private int line(String flow, String pointer) {
    return loaded.place(flow, pointer).line();
  }

  private static Optional<TestFailure> play(
      List<TestLine> lines, Rehearsal rehearsal, Minutes minutes) {
    for (int i = 0; i < lines.size(); i++) {
      Verdict verdict = rehearsal.play(lines.get(i));
      switch (verdict) {
        case Verdict.Fine fine -> minutes.fine(i, lines.get(i), fine);
        case Verdict.Wrong wrong -> {
          return Optional.of(minutes.failure(i, lines, wrong, rehearsal.phone().rest()));
        }
      }
    }
    List<Seen> rest = rehearsal.phone().rest();
    return rest.isEmpty()
        ? rehearsal.unused(lines).stream().findFirst().map(mock -> unused(mock, lines, minutes))
        : Optional.of(minutes.unfinished(lines.size(), rest));
  }

  private static TestFailure unused(TestLine mock, List<TestLine> lines, Minutes minutes) {
    Verdict.Wrong wrong = new Verdict.Wrong("", List.of("nothing used this mock"));
    return minutes.failure(lines.indexOf(mock), lines, wrong, List.of());
  }
}
