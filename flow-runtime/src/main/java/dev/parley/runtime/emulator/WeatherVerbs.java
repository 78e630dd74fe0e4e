package dev.parley.runtime.emulator;

import dev.parley.runtime.emulator.MetaError.Way;
import dev.parley.runtime.emulator.PostTrouble.Fate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The commands for troubles. */
final class WeatherVerbs {
  private static final int HTTP_LEAST = 400;
  private static final int HTTP_MOST = 599;
  private final Weather weather;

  WeatherVerbs(Weather weather) {
    this.weather = weather;
  }

  List<Verb> all() {
    return List.of(
        new Verb(
            "fail",
            "fail [next N|10%|always] CODE [to WHOM] [as answer|status] · fail off",
            "Sends meet an error of Meta's, as 131026.",
            this::fail),
        new Verb(
            "graph",
            "graph [next N|10%|always] 500|429|timeout|lost|reset|slow 3s · graph off",
            "Calls of the Graph API meet a trouble; timeout and lost come after the work is done.",
            this::graph),
        new Verb(
            "statuses",
            "statuses [next N|10%|always] lose|double|late [delivered] · statuses delay 5s|off",
            "Statuses are lost, come twice or out of order; \"lose delivered\" leaves read alone.",
            this::statuses),
        new Verb(
            "webhooks",
            "webhooks [next N|10%|always] lose|double|late · webhooks batch 2s|off",
            "The same for all webhooks; batch posts what a time brings in one request.",
            this::webhooks),
        new Verb("clear", "clear", "Ends all troubles and sets the rules back.", this::clear));
  }

  private Supplier<String> fail(Words words) {
    if (words.skip("off")) {
      return () -> {
        weather.failures().clear();
        return "Sends meet no more errors.";
      };
    }
    Chance chance = words.chance();
    MetaError error = MetaErrors.of(words.number("an error code like 131026"));
    Optional<String> whom =
        words.skip("to") ? Optional.of(recipient(words.word("a phone number"))) : Optional.empty();
    MetaError told = words.skip("as") ? error.by(words.one(Way.class)) : error;
    return () -> {
      Failure failure = new Failure(told, whom);
      weather.failures().add(failure, chance);
      return "Sends: " + chance + " " + failure + " (" + told.title() + ").";
    };
  }

  /** A phone number in digits, or a user id as it is. */
  static String recipient(String word) {
    return word.matches("[A-Z]{2}\\..*") ? word : Identities.digits(word);
  }

  private Supplier<String> graph(Words words) {
    if (words.skip("off")) {
      return () -> {
        weather.graph().clear();
        return "The Graph API answers again.";
      };
    }
    Chance chance = words.chance();
    GraphTrouble trouble = trouble(words);
    return () -> {
      weather.graph().add(trouble, chance);
      return "Graph API: " + chance + " " + trouble + ".";
    };
  }

  private static GraphTrouble trouble(Words words) {
    if (words.isNumberNext()) {
      int http = words.number("an HTTP status");
      if (http < HTTP_LEAST || http > HTTP_MOST) {
        throw new CommandFault(http + " is not an HTTP status from 400 to 599.");
      }
      return new GraphTrouble.Status(http);
    }
    String word = words.word("a trouble: 500, timeout, lost, reset or slow 3s");
    return switch (word) {
      case "timeout" -> new GraphTrouble.Silent();
      case "lost" -> new GraphTrouble.Lost();
      case "reset" -> new GraphTrouble.Reset();
      case "slow" -> new GraphTrouble.Slow(words.time());
      default ->
          throw new CommandFault(
              "\"" + word + "\" is none of timeout, lost, reset, slow and an HTTP status.");
    };
  }

  private Supplier<String> statuses(Words words) {
    if (words.skip("off")) {
      return () -> {
        weather.statuses().clear();
        weather.delayStatuses(Duration.ZERO);
        return "Statuses come as usual.";
      };
    }
    if (words.skip("delay")) {
      Duration delay = words.time();
      return () -> {
        weather.delayStatuses(delay);
        return "Statuses come " + delay.toMillis() + " ms later.";
      };
    }
    Chance chance = words.chance();
    Fate fate = words.one(Fate.class);
    Optional<Tick> tick = words.isEmpty() ? Optional.empty() : Optional.of(words.one(Tick.class));
    PostTrouble trouble = new PostTrouble(fate, tick);
    return () -> {
      weather.statuses().add(trouble, chance);
      return "Statuses: " + chance + " " + trouble + ".";
    };
  }

  private Supplier<String> webhooks(Words words) {
    if (words.skip("off")) {
      return () -> {
        weather.posts().clear();
        weather.collect(Duration.ZERO);
        return "Webhooks come as usual.";
      };
    }
    if (words.skip("batch")) {
      Duration time = words.skip("off") ? Duration.ZERO : words.time();
      return () -> {
        weather.collect(time);
        return "Webhooks are collected for " + time.toMillis() + " ms.";
      };
    }
    Chance chance = words.chance();
    PostTrouble trouble = new PostTrouble(words.one(Fate.class), Optional.empty());
    return () -> {
      weather.posts().add(trouble, chance);
      return "Webhooks: " + chance + " " + trouble + ".";
    };
  }

  private Supplier<String> clear(Words words) {
    return () -> {
      weather.clear();
      return "Fine weather.";
    };
  }
}
