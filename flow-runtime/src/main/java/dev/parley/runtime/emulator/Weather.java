package dev.parley.runtime.emulator;

import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything that commands change while the emulator runs: the rules that hold, and troubles. */
final class Weather {
  private final Rules settings;
  private final Dice<Failure> failures;
  private final Dice<GraphTrouble> graph;
  private final Dice<PostTrouble> statuses;
  private final Dice<PostTrouble> posts;
  private Rules rules;
  private Duration statusDelay = Duration.ZERO;
  private Duration collecting = Duration.ZERO;

  Weather(Rules settings) {
    this.settings = settings;
    this.rules = settings;
    this.failures = new Dice<>(settings.seed());
    this.graph = new Dice<>(settings.seed() + 1);
    this.statuses = new Dice<>(settings.seed() + 2);
    this.posts = new Dice<>(settings.seed() + 3);
  }

  /** Errors of sends. */
  Dice<Failure> failures() {
    return failures;
  }

  /** Troubles of the Graph API as a whole. */
  Dice<GraphTrouble> graph() {
    return graph;
  }

  /** Troubles of statuses, each by itself. */
  Dice<PostTrouble> statuses() {
    return statuses;
  }

  /** Troubles of every webhook. */
  Dice<PostTrouble> posts() {
    return posts;
  }

  synchronized Rules rules() {
    return rules;
  }

  synchronized void change(UnaryOperator<Rules> step) {
    rules = step.apply(rules);
  }

  /** How much later than usual statuses are told. */
  synchronized Duration statusDelay() {
    return statusDelay;
  }

  synchronized void delayStatuses(Duration delay) {
    statusDelay = delay;
  }

  /** How long updates are collected before they are posted together; zero for not at all. */
  synchronized Duration collecting() {
    return collecting;
  }

  synchronized void collect(Duration time) {
    collecting = time;
  }

  /** Fine weather again, and the rules of the settings. */
  synchronized void clear() {
    rules = settings;
    statusDelay = Duration.ZERO;
    collecting = Duration.ZERO;
    failures.clear();
    graph.clear();
    statuses.clear();
    posts.clear();
  }

  /** The fate of a status, if it has one of its own. */
  Optional<PostTrouble> fateOfStatus(Tick tick) {
    return statuses.roll(trouble -> trouble.strikes(tick));
  }

  /** What holds and what is to come. */
  synchronized ObjectNode view() {
    ObjectNode view = EmulatorJson.object();
    view.putObject("rules")
        .put("window", rules.window())
        .put("pair", rules.pairRate())
        .put("throughput", rules.throughput())
        .put("customers", rules.customers())
        .put("templates", rules.templates() ? "strict" : "trust")
        .put("links", rules.links() ? "strict" : "trust")
        .put("review", rules.review().isNegative() ? "never" : rules.review().toString());
    view.put("statusDelay", statusDelay.toString()).put("webhookBatch", collecting.toString());
    list(view.putArray("fail"), failures);
    list(view.putArray("graph"), graph);
    list(view.putArray("statuses"), statuses);
    list(view.putArray("webhooks"), posts);
    return view;
  }

  private static void list(ArrayNode array, Dice<?> dice) {
    dice.lines().forEach(array::add);
  }
}
