package dev.parley.runtime.emulator;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The commands for Meta's rules. */
final class RuleVerbs {
  private final Weather weather;

  RuleVerbs(Weather weather) {
    this.weather = weather;
  }

  List<Verb> all() {
    return List.of(
        new Verb("window", "window on|off", "The 24-hour window (131047).", this::window),
        new Verb("pair", "pair on|off", "The limit for one person (131056).", this::pair),
        new Verb(
            "throughput", "throughput 80|off", "Messages a second (130429).", this::throughput),
        new Verb(
            "customers",
            "customers 250|off",
            "How many customers may be written to first in 24 hours (131048).",
            this::customers),
        new Verb(
            "templates",
            "templates strict|trust",
            "Whether, once one is defined here, every template must be (132001).",
            this::templates),
        new Verb(
            "links",
            "links strict|trust",
            "Whether media links must lead somewhere (131053).",
            this::links),
        new Verb(
            "review",
            "review 5s|never",
            "How long the review of a template takes; never leaves it to approve and reject.",
            this::review));
  }

  private Supplier<String> window(Words words) {
    boolean on = words.onOrOff();
    String said = on ? "The 24-hour window holds." : "Messages need no open window.";
    return change(rules -> rules.withWindow(on), said);
  }

  private Supplier<String> pair(Words words) {
    boolean on = words.onOrOff();
    String said =
        on ? "The limit for one person holds." : "One person may get any number of messages.";
    return change(rules -> rules.withPairRate(on), said);
  }

  private Supplier<String> throughput(Words words) {
    int most = words.skip("off") ? 0 : words.number("a number of messages a second");
    String said =
        most == 0 ? "Throughput has no limit." : "At most " + most + " messages a second.";
    return change(rules -> rules.withThroughput(most), said);
  }

  private Supplier<String> customers(Words words) {
    int most = words.skip("off") ? 0 : words.number("a number of customers");
    String said =
        most == 0
            ? "Any number of customers may be written to first."
            : "At most " + most + " customers may be written to first in 24 hours.";
    return change(rules -> rules.withCustomers(most), said);
  }

  private Supplier<String> templates(Words words) {
    boolean strict = strictOrTrust(words);
    String said = strict ? "Templates must be defined and approved." : "Any template is taken.";
    return change(rules -> rules.withTemplates(strict), said);
  }

  private Supplier<String> links(Words words) {
    boolean strict = strictOrTrust(words);
    String said = strict ? "Links must lead somewhere." : "Any link is taken.";
    return change(rules -> rules.withLinks(strict), said);
  }

  private Supplier<String> review(Words words) {
    Duration time = words.skip("never") ? Duration.ofSeconds(-1) : words.time();
    String said =
        time.isNegative()
            ? "Templates wait for approve or reject."
            : "A review takes " + time.toSeconds() + " s.";
    return change(rules -> rules.withReview(time), said);
  }

  private Supplier<String> change(UnaryOperator<Rules> step, String said) {
    return () -> {
      weather.change(step);
      return said;
    };
  }

  private static boolean strictOrTrust(Words words) {
    if (words.skip("strict")) {
      return true;
    }
    if (words.skip("trust")) {
      return false;
    }
    throw new CommandFault("Say strict or trust.");
  }
}
