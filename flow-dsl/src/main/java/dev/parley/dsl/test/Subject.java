package dev.parley.dsl.test;

import dev.parley.flow.engine.CompiledBot;
import dev.parley.flow.engine.Flows;
import dev.parley.flow.engine.Functions;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Step;
import dev.parley.flow.script.Evaluator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a test runs: the bot, and the flow the test stands in.
 *
 * @param bot the bot as it is
 * @param release the bot, compiled
 * @param flow the test's flow; empty for a test of the bot itself
 * @param evaluator what runs the expressions
 */
record Subject(Bot bot, CompiledBot release, Optional<Flow> flow, Evaluator evaluator) {
  private static final String PREPARED = "prepared";

  /** No author can name a step so. */
  private static final String FIRST = "(given)";

  static Subject of(Bot bot, Evaluator evaluator) {
    return new Subject(bot, compile(bot, evaluator), Optional.empty(), evaluator);
  }

  private static CompiledBot compile(Bot bot, Evaluator evaluator) {
    return CompiledBot.compile(bot, "tested", evaluator);
  }

  /** The same bot for the tests of one of its flows. */
  Subject in(Flow tested) {
    return new Subject(bot, release, Optional.of(tested), evaluator);
  }

  /** Another bot for the same tests. */
  Subject with(Bot other) {
    return new Subject(other, compile(other, evaluator), flow, evaluator);
  }

  /** What runs the expressions of the test's own lines. */
  Evaluator expressions() {
    return evaluator.importing(
        flow.map(tested -> Functions.of(bot, tested)).orElseGet(() -> Functions.of(bot)));
  }

  /** The time zone of the bot. */
  String zone() {
    return bot.settings().timezone().orElse("UTC");
  }

  /** The language of the test's texts. */
  String lang() {
    return flow.flatMap(f -> f.settings().lang()).or(() -> bot.settings().lang()).orElse("en");
  }

  /** The bot's releases for sessions that begin as usual. */
  Flows usual() {
    return Flows.of(release);
  }

  /**
   * The bot's releases for a session that begins in a prepared state: the same flow with one step
   * more, which stores the given values and goes to the place where the test starts.
   *
   * @param given the given variables, as expressions by path
   * @param at the step to start at; the first where absent
   */
  Flows prepared(Map<String, String> given, Optional<String> at) {
    Flow original = flow.orElseThrow();
    if (given.isEmpty() && at.isEmpty()) {
      return usual();
    }
    List<Action> actions = new ArrayList<>();
    given.forEach((path, js) -> actions.add(new Action.Assign(path, js)));
    actions.add(new Action.Goto(at.orElse(original.steps().getFirst().name())));
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(FIRST, List.of(), actions));
    steps.addAll(original.steps());
    Bot changed = replacing(List.of(with(original, steps)));
    return new Prepared(release, CompiledBot.compile(changed, PREPARED, evaluator));
  }

  /** The bot with these flows in place of those with the same ids. */
  Bot replacing(List<Flow> changed) {
    Map<String, Flow> flows = new LinkedHashMap<>();
    bot.flows().forEach(flow -> flows.put(flow.id(), flow));
    changed.forEach(flow -> flows.put(flow.id(), flow));
    return bot.withFlows(List.copyOf(flows.values()));
  }

  private static Flow with(Flow flow, List<Step> steps) {
    return new Flow(
        flow.id(),
        flow.settings(),
        flow.triggers(),
        flow.params(),
        flow.results(),
        flow.variables(),
        steps,
        flow.handlers(),
        flow.uses(),
        List.of());
  }

  /** New sessions begin prepared; the bot as it is stays at hand. */
  private record Prepared(CompiledBot usual, CompiledBot changed) implements Flows {
    @Override
    public Optional<CompiledBot> current(String id) {
      return Optional.of(changed).filter(b -> b.id().equals(id));
    }

    @Override
    public Optional<CompiledBot> release(String id, String wanted) {
      return wanted.equals(PREPARED) ? current(id) : Flows.of(usual).release(id, wanted);
    }
  }
}
