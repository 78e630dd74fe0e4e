package dev.parley.runtime.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A publish plan as people read it. */
final class PlanText {
  private final String bot;
  private final JsonNode plan;
  private final PrintWriter out;

  PlanText(String bot, JsonNode plan, PrintWriter out) {
    this.bot = bot;
    this.plan = plan;
    this.out = out;
  }

  void print() {
    JsonNode from = plan.path("from");
    out.println(
        from.isMissingNode()
            ? "Bot `%s`: this would be its first release.".formatted(bot)
            : "Bot `%s`: release %s is in use.".formatted(bot, from.path("number").asString()));
    plan.path("problems").forEach(this::problem);
    for (JsonNode place : plan.path("places")) {
      if (place.path("moving").asLong() + place.path("staying").asLong() > 0) {
        place(place);
      }
    }
    people(plan.path("people"));
  }

  private void problem(JsonNode problem) {
    out.println(problem.path("code").asString() + ": " + problem.path("message").asString());
    problem.path("help").forEach(help -> out.println("  = " + help.asString()));
  }

  private void place(JsonNode place) {
    String now =
        place.path("placeNow").asString().isEmpty()
            ? ""
            : " (`" + place.path("placeNow").asString() + "`)";
    out.println(
        "  `%s` of flow `%s`: %d move and are %s%s, %d stay"
            .formatted(
                place.path("place").asString(),
                place.path("flow").asString(),
                place.path("moving").asLong(),
                fate(place.path("rule").asString()),
                now,
                place.path("staying").asLong()));
  }

  private static String fate(String rule) {
    return switch (rule) {
      case "reshaped" -> "asked again";
      case "migrated" -> "taken by `on migrate`";
      case "restarted" -> "sent back to the beginning of the step";
      case "lost" -> "lost";
      default -> "not disturbed";
    };
  }

  private void people(JsonNode people) {
    List<String> parts = new ArrayList<>();
    part(parts, people, "goOn", "go on as before");
    part(parts, people, "askedAgain", "are asked again");
    part(parts, people, "migrated", "are taken by `on migrate`");
    part(parts, people, "restarted", "are sent back to the beginning of a step");
    part(parts, people, "lost", "are lost");
    part(parts, people, "staying", "stay in the release that they began with");
    out.println(
        "%d people are inside%s%s."
            .formatted(
                people.path("total").asLong(),
                parts.isEmpty() ? "" : ": ",
                String.join(", ", parts)));
  }

  private static void part(List<String> parts, JsonNode people, String field, String words) {
    if (people.path(field).asLong() > 0) {
      parts.add(people.path(field).asLong() + " " + words);
    }
  }
}
