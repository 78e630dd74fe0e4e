package dev.parley.dsl.test;

import dev.parley.flow.engine.Event;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Step;
import dev.parley.flow.model.TestLine;
import dev.parley.flow.model.Type;
import dev.parley.flow.model.Variable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A flow that a {@code mock run} line puts in place of a real one: it returns, and nothing else.
 */
final class StandIn {
  /** No author can name a step so. */
  private static final String STEP = "(mocked)";

  private StandIn() {}

  /** The subject with a stand-in for every flow that a test mocks. */
  static Subject in(Subject subject, List<TestLine> lines) {
    List<TestLine.MockRun> mocks = mocks(lines).toList();
    if (mocks.isEmpty()) {
      return subject;
    }
    List<Flow> changed = mocks.stream().map(mock -> of(subject.bot(), mock)).toList();
    return subject.with(subject.replacing(changed));
  }

  private static Stream<TestLine.MockRun> mocks(List<TestLine> lines) {
    return lines.stream()
        .filter(TestLine.MockRun.class::isInstance)
        .map(TestLine.MockRun.class::cast);
  }

  private static Flow of(Bot bot, TestLine.MockRun mock) {
    Optional<Flow> original = bot.flow(mock.flow());
    return new Flow(
        mock.flow(),
        original.map(Flow::settings).orElseThrow(),
        List.of(),
        original.get().params(),
        results(mock.results()),
        List.of(),
        List.of(new Step(STEP, List.of(), List.of(new Action.End(mock.results())))),
        List.of(),
        List.of(),
        List.of());
  }

  private static List<Variable> results(Map<String, String> results) {
    return results.keySet().stream()
        .map(name ->
            new Variable(Variable.Scope.FLOW, name, Type.of(Type.Kind.JSON), Optional.empty()))
        .toList();
  }

  /** The mocked flows that nothing ran. */
  static List<TestLine> unused(List<TestLine> lines, List<Event> events) {
    return mocks(lines)
        .filter(mock -> events.stream().noneMatch(event -> runs(event, mock.flow())))
        .map(mock -> (TestLine) mock)
        .toList();
  }

  private static boolean runs(Event event, String flow) {
    return event instanceof Event.StepEntered(String entered, String step)
        && entered.equals(flow)
        && step.equals(STEP);
  }
}
