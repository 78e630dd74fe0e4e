package dev.parley.flow.engine;

import static dev.parley.flow.engine.Authored.block;
import static dev.parley.flow.engine.Authored.bot;
import static dev.parley.flow.engine.Authored.go;
import static dev.parley.flow.engine.Authored.keeps;
import static dev.parley.flow.engine.Authored.keyword;
import static dev.parley.flow.engine.Authored.named;
import static dev.parley.flow.engine.Authored.run;
import static dev.parley.flow.engine.Authored.say;
import static dev.parley.flow.engine.Authored.set;
import static dev.parley.flow.engine.Authored.step;
import static dev.parley.flow.engine.Authored.to;
import static dev.parley.flow.engine.Authored.variable;
import static dev.parley.flow.engine.Authored.when;
import static dev.parley.flow.engine.Authored.withParams;
import static dev.parley.flow.engine.Authored.withResults;
import static dev.parley.flow.engine.Authored.withVariables;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.AnswerRules;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Check;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.MatchCase;
import dev.parley.flow.model.Option;
import dev.parley.flow.model.Retry;
import dev.parley.flow.model.Step;
import dev.parley.flow.model.Target;
import dev.parley.flow.model.Type;
import dev.parley.flow.model.Variable;
import dev.parley.flow.model.WaitRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A bot drawn from a seed whose flows talk, ask, branch and call one another, and no more. */
final class PlainBot {
  static final List<String> WORDS =
      List.of("yes", "no", "7", "12", "1", "2", "al", "Beta", "alpha", "menu", "help", "x", "Yes ");
  private static final int STEPS = 4;
  private static final List<String> VALUES =
      List.of("1 + 1", "(n ?? 0) + 1", "q0", "`${q0}!`", "out", "out?.r", "'yes'", "[n, 1]");
  private static final List<String> CONDITIONS =
      List.of("n > 2", "q0 === 'yes'", "q1 == null", "true", "false", "out?.r != null");

  private final SplittableRandom random;
  private int questions;

  private PlainBot(long seed) {
    random = new SplittableRandom(seed);
  }

  static Bot of(long seed) {
    PlainBot plain = new PlainBot(seed);
    Flow main = plain.flow("main", true);
    Flow sub = plain.flow("sub", false);
    return bot(List.of(), main, withParams(sub, variable("p", "'none'")));
  }

  private Flow flow(String id, boolean runs) {
    questions = 0;
    Step[] steps =
        IntStream.range(0, STEPS)
            .mapToObj(i -> step(name(i), leading(actions(2, runs)).toArray(Action[]::new)))
            .toArray(Step[]::new);
    List<Variable> variables = new ArrayList<>();
    variables.add(variable("n", "0"));
    variables.add(variable("out", "null"));
    IntStream.range(0, Math.max(2, questions))
        .forEach(i -> variables.add(variable("q" + i, "null")));
    Flow flow = withResults(named(id, handlers(), steps), "r", "s");
    return withVariables(flow, variables.toArray(Variable[]::new));
  }

  /** Most steps lead on to another. */
  private List<Action> leading(List<Action> actions) {
    if (random.nextInt(8) > 0) {
      actions.add(go(anyStep()));
    }
    return actions;
  }

  private List<Handler> handlers() {
    Target leads = coin() ? to(anyStep()) : block(say("Menu ${n}"));
    return Arrays.asList(
            keyword("menu", false, leads), keeps("help", say("Help ${n}"), set("n", "n + 1")))
        .stream()
        .filter(handler -> coin())
        .toList();
  }

  private List<Action> actions(int depth, boolean runs) {
    List<Action> actions = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      actions.add(action(depth, runs));
    }
    return actions;
  }

  private Action action(int depth, boolean runs) {
    return switch (random.nextInt(depth > 0 ? 14 : 9)) {
      case 0, 1 -> say("Say ${n} ${q0}");
      case 2 -> set("n", coin() ? "n + 1" : value());
      case 3 -> set("q" + random.nextInt(2), value());
      case 4 -> random.nextInt(3) == 0 ? go(anyStep()) : say("On");
      case 5 -> random.nextInt(3) == 0 ? Authored.end("r", value()) : say("Still here");
      case 6 -> runs ? run("sub", coin() ? Map.of("p", value()) : Map.of(), "out") : ask();
      case 7, 8 -> ask();
      case 9, 10, 11 -> choose(depth, runs);
      case 12 -> when(condition(), actions(depth - 1, runs), actions(depth - 1, runs));
      default ->
          new Action.Match(
              pick(List.of("n", "q0", "q1")),
              List.of(
                  new MatchCase(List.of("1", "'yes'"), target(depth, runs)),
                  new MatchCase(List.of("n"), target(depth, runs))),
              coin() ? Optional.of(target(depth, runs)) : Optional.empty());
    };
  }

  private Action ask() {
    String name = "q" + questions++;
    boolean number = coin();
    Check check =
        new Check(
            number ? pick(List.of(name + " < 9", name + " > 6")) : name + " !== 'x'",
            "Not that: ${" + name + "}");
    AnswerRules rules =
        new AnswerRules(
            coin() ? List.of(check) : List.of(),
            Optional.empty(),
            List.of(),
            Optional.of("A number, please"));
    Type.Kind kind = number ? Type.Kind.INT : Type.Kind.TEXT;
    return Authored.ask(name, kind, "Ask ${n} " + name, rules, waiting());
  }

  private Action choose(int depth, boolean runs) {
    Optional<Target> other =
        coin()
            ? Optional.of(random.nextInt(4) == 0 ? to(anyStep()) : block(say("Tap, please")))
            : Optional.empty();
    List<Option> options = new ArrayList<>();
    options.add(Authored.option("a", "Alpha", target(depth, runs)));
    options.add(Authored.option("b", "Beta"));
    options.add(Authored.optionWhen("c", "Alphabet", condition()));
    if (coin()) {
      options.add(Authored.option("d", "Yes", target(depth, runs)));
    }
    if (random.nextInt(5) == 0) {
      options.subList(0, 2).clear();
    }
    String name = "q" + questions++;
    return Authored.choose(
        name, "Choose " + name, other, waiting(), options.toArray(Option[]::new));
  }

  private WaitRules waiting() {
    return coin()
        ? new WaitRules(
            Optional.of(
                new Retry(
                    1 + random.nextInt(3), coin() ? Optional.of(to(anyStep())) : Optional.empty())),
            Optional.empty(),
            Optional.empty())
        : WaitRules.none();
  }

  private Target target(int depth, boolean runs) {
    return depth == 0 || coin() ? to(anyStep()) : new Target.Block(actions(depth - 1, runs));
  }

  private String anyStep() {
    return name(random.nextInt(STEPS));
  }

  private static String name(int i) {
    return i == 0 ? "start" : "s" + i;
  }

  private String value() {
    return random.nextInt(40) == 0 ? "n.a.b" : pick(VALUES);
  }

  private String condition() {
    return random.nextInt(40) == 0 ? "q0.b.c" : pick(CONDITIONS);
  }

  private boolean coin() {
    return random.nextBoolean();
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
