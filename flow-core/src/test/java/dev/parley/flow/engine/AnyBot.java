package dev.parley.flow.engine;

import static dev.parley.flow.engine.Authored.block;
import static dev.parley.flow.engine.Authored.bot;
import static dev.parley.flow.engine.Authored.get;
import static dev.parley.flow.engine.Authored.go;
import static dev.parley.flow.engine.Authored.handoff;
import static dev.parley.flow.engine.Authored.keeps;
import static dev.parley.flow.engine.Authored.keyword;
import static dev.parley.flow.engine.Authored.named;
import static dev.parley.flow.engine.Authored.onError;
import static dev.parley.flow.engine.Authored.onExpire;
import static dev.parley.flow.engine.Authored.onMedia;
import static dev.parley.flow.engine.Authored.option;
import static dev.parley.flow.engine.Authored.pause;
import static dev.parley.flow.engine.Authored.run;
import static dev.parley.flow.engine.Authored.say;
import static dev.parley.flow.engine.Authored.set;
import static dev.parley.flow.engine.Authored.step;
import static dev.parley.flow.engine.Authored.to;
import static dev.parley.flow.engine.Authored.variable;
import static dev.parley.flow.engine.Authored.when;
import static dev.parley.flow.engine.Authored.withVariables;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.AnswerRules;
import dev.parley.flow.model.Arm;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Delay;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.MatchCase;
import dev.parley.flow.model.Retry;
import dev.parley.flow.model.Step;
import dev.parley.flow.model.Target;
import dev.parley.flow.model.Timeout;
import dev.parley.flow.model.Type;
import dev.parley.flow.model.Variable;
import dev.parley.flow.model.WaitRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A bot drawn from a seed: two flows that use every kind of rest, branch and handler. */
final class AnyBot {
  private static final int STEPS = 4;
  private static final List<String> SCRIPTS =
      List.of(
          "1 + 1",
          "'x'",
          "(n ?? 0) + 1",
          "[1, 2, { a: n }]",
          "v0",
          "null",
          "true",
          "v1.a.b",
          "'ab'.repeat(40000)",
          "Math.random()",
          "`${n}!`",
          "now",
          "[n, n]",
          "wait.token");
  private static final List<String> CONDITIONS =
      List.of("n > 1", "v0 === 'yes'", "true", "false", "v1.a.b", "n == null", "input != null");

  private final SplittableRandom random;
  private int names;

  private AnyBot(long seed) {
    random = new SplittableRandom(seed);
  }

  static Bot of(long seed) {
    AnyBot any = new AnyBot(seed);
    Flow main = any.flow("main", true);
    return bot(
        any.coin() ? List.of(keyword("stop", say("Bye"))) : List.of(),
        main,
        any.flow("sub", false));
  }

  private Flow flow(String id, boolean runs) {
    names = 0;
    Step[] steps =
        IntStream.range(0, STEPS)
            .mapToObj(i -> step(stepName(i), actions(2, runs).toArray(Action[]::new)))
            .toArray(Step[]::new);
    Flow flow = named(id, handlers(), steps);
    List<Variable> variables =
        new ArrayList<>(List.of(variable("n", "null"), variable("err", "null")));
    IntStream.range(0, Math.max(2, names)).forEach(i -> variables.add(variable("v" + i, "null")));
    return withVariables(flow, variables.toArray(Variable[]::new));
  }

  private List<Handler> handlers() {
    List<Handler> all =
        List.of(
            keyword("menu", false, to(anyStep())),
            keeps("help", say("Help is near")),
            onError("err", say("Sorry: ${err.code}")),
            onMedia(say("Nice picture")),
            onExpire(say("Too late")));
    return all.stream().filter(handler -> coin()).toList();
  }

  private List<Action> actions(int depth, boolean runs) {
    List<Action> actions = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      actions.add(action(depth, runs));
    }
    return actions;
  }

  private Action action(int depth, boolean runs) {
    return switch (random.nextInt(depth > 0 ? 15 : 11)) {
      case 0 -> say("Hi ${v0 ?? '-'} ${n}");
      case 1 -> set("n", pick(SCRIPTS));
      case 2 -> ask();
      case 3 -> set("v" + random.nextInt(2), pick(SCRIPTS));
      case 4 -> random.nextInt(3) == 0 ? go(anyStep()) : say("On");
      case 5 -> random.nextInt(3) == 0 ? Authored.end() : say("Still here");
      case 6 -> runs ? run("sub") : ask();
      case 7 -> coin() ? pause("5m") : handoff("sales");
      case 8 ->
          coin()
              ? get("https://x.example/${n}", fresh(), to(anyStep()))
              : get("https://x.example", fresh());
      case 9, 10 -> choose(depth, runs);
      case 11 -> when(pick(CONDITIONS), actions(depth - 1, runs), actions(depth - 1, runs));
      case 12 ->
          new Action.Match(
              "n",
              List.of(new MatchCase(List.of("1", "null"), target(depth, runs))),
              Optional.of(target(depth, runs)));
      case 13 ->
          new Action.Split(
              "v1",
              List.of(new Arm(1, "a", target(depth, runs)), new Arm(3, "b", target(depth, runs))));
      default -> ask();
    };
  }

  private Action ask() {
    AnswerRules rules =
        coin()
            ? Authored.check(
                pick(List.of("v0 !== 'bad'", "v1.a.b", "n == null || n < 9")), "No: try again")
            : AnswerRules.none();
    Type.Kind kind =
        pick(
            List.of(
                Type.Kind.TEXT, Type.Kind.INT, Type.Kind.DATE, Type.Kind.BOOL, Type.Kind.IMAGE));
    return Authored.ask(fresh(), kind, "Question?", rules, waiting());
  }

  private Action choose(int depth, boolean runs) {
    Optional<Target> other = coin() ? Optional.of(block(say("Tap, please"))) : Optional.empty();
    return Authored.choose(
        fresh(),
        "Which?",
        other,
        waiting(),
        option("yes", "Yes", target(depth, runs)),
        option("no", "No"),
        Authored.optionWhen("maybe", "Maybe", pick(CONDITIONS)));
  }

  private WaitRules waiting() {
    Optional<Retry> retry =
        coin() ? Optional.of(new Retry(1 + random.nextInt(3), maybeStep())) : Optional.empty();
    Optional<Timeout> timeout =
        coin()
            ? Optional.of(new Timeout(Delay.parse("10m").orElseThrow(), maybeStep()))
            : Optional.empty();
    return new WaitRules(retry, timeout, Optional.empty());
  }

  private Optional<Target> maybeStep() {
    return coin() ? Optional.of(to(anyStep())) : Optional.empty();
  }

  private Target target(int depth, boolean runs) {
    return depth == 0 || coin() ? to(anyStep()) : new Target.Block(actions(depth - 1, runs));
  }

  private String fresh() {
    return "v" + names++;
  }

  private String anyStep() {
    return stepName(random.nextInt(STEPS));
  }

  private static String stepName(int i) {
    return i == 0 ? "start" : "s" + i;
  }

  private boolean coin() {
    return random.nextBoolean();
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
