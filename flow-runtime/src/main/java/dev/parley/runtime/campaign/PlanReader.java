package dev.parley.runtime.campaign;

import dev.parley.runtime.http.Problem;
import dev.parley.runtime.message.Composer;
import dev.parley.runtime.outbox.Purpose;
import dev.parley.runtime.whatsapp.TemplateMessage;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads what people want of a campaign. The same text is kept, so that it is read again later. */
final class PlanReader {
  /** What belongs to the campaign itself, not to its plan. */
  static final List<String> APART = List.of("name", "channel");

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int TRIAL_SECONDS = 60;
  private static final int FAILURE_PERCENT = 20;
  private static final int OBJECTION_PERCENT = 5;
  private static final ObjectNode NONE = MAPPER.createObjectNode();

  private PlanReader() {}

  /** A plan as it was kept. */
  static Plan kept(String spec, ZoneId zone) {
    return read(MAPPER.readTree(spec), zone);
  }

  /** What is kept of a plan. */
  static String text(Plan plan) {
    return MAPPER.writeValueAsString(plan.json());
  }

  /** The plan of a request that makes a campaign; changes are put over what was there before. */
  static Plan read(JsonNode before, JsonNode request, ZoneId zone) {
    ObjectNode merged = MAPPER.createObjectNode();
    for (JsonNode each : List.of(before, request)) {
      each.forEachEntry((field, value) -> {
        if (!APART.contains(field)) {
          merged.set(field, value);
        }
      });
    }
    return read(merged, zone);
  }

  /** A request that has changed nothing. */
  static JsonNode nothing() {
    return NONE;
  }

  /**
   * Reads a plan.
   *
   * @param zone the business's, where nothing else is said
   * @throws Problem 400 with what is wrong and where
   */
  private static Plan read(JsonNode json, ZoneId zone) {
    return new Plan(
        json,
        audience(json.path("audience")),
        arms(json),
        word(json, "purpose").map(p -> Purpose.valueOf(p.toUpperCase(Locale.ROOT))),
        schedule(json.path("schedule"), zone),
        limits(json.path("limits")));
  }

  private static List<TemplateMessage> arms(JsonNode json) {
    List<TemplateMessage> arms = new ArrayList<>();
    arms.add(Composer.template(json.get("template"), "/template"));
    JsonNode variants = json.path("variants");
    for (int i = 0; i < variants.size(); i++) {
      arms.add(Composer.template(variants.get(i), "/variants/" + i));
    }
    return arms;
  }

  private static Audience audience(JsonNode of) {
    Optional<String> group = word(of, "group").map(PlanReader::group);
    Optional<String> query = word(of, "query");
    if (group.isPresent() && query.isPresent()) {
      throw Problem.badValue(
          "/audience/query", "An audience has a group or a query: a query can name the group.");
    }
    Optional<String> who = group.or(() -> query);
    JsonNode without = of.path("without");
    Optional<String> but = word(without, "query");
    if (but.isPresent() && who.isEmpty()) {
      throw Problem.badValue(
          "/audience/without/query", "Only of a group or of what a query finds can some be left.");
    }
    Optional<String> all = who.map(w -> but.map(b -> "(" + w + ") and not (" + b + ")").orElse(w));
    List<String> contacts = words(of, "contacts");
    List<String> phones = words(of, "phones").stream().map(p -> p.replace("+", "")).toList();
    if (all.isEmpty() && contacts.isEmpty() && phones.isEmpty()) {
      throw Problem.badValue(
          "/audience", "An audience is a group, a query, contacts or phones, or some of these.");
    }
    return new Audience(
        all,
        contacts,
        phones,
        new Audience.Exclusions(
            without.path("inFlow").asBoolean(false), without.path("contactedDays").asInt(0)));
  }

  private static String group(String name) {
    return "group = \"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static Schedule schedule(JsonNode of, ZoneId zone) {
    try {
      return new Schedule(
          word(of, "at").map(at -> OffsetDateTime.parse(at).toInstant()),
          word(of, "cron").map(Recurrence::new),
          word(of, "local").map(LocalDateTime::parse),
          Optional.of(of.path("quiet"))
              .filter(JsonNode::isObject)
              .map(quiet ->
                  new Schedule.Quiet(
                      LocalTime.parse(quiet.get("from").stringValue()),
                      LocalTime.parse(quiet.get("until").stringValue()))),
          word(of, "zone").map(ZoneId::of).orElse(zone));
    } catch (DateTimeException e) {
      throw Problem.badValue("/schedule", "The schedule has a time or zone that there is not.");
    }
  }

  private static Limits limits(JsonNode of) {
    JsonNode frequency = of.path("frequency");
    return new Limits(
        of.has("perSecond") ? OptionalInt.of(of.get("perSecond").intValue()) : OptionalInt.empty(),
        of.path("canary").asInt(0),
        Duration.ofSeconds(of.path("trialSeconds").asInt(TRIAL_SECONDS)),
        of.path("failurePercent").asInt(FAILURE_PERCENT),
        of.path("objectionPercent").asInt(OBJECTION_PERCENT),
        Limits.Winning.valueOf(word(of, "winner").orElse("read").toUpperCase(Locale.ROOT)),
        frequency.isObject()
            ? Optional.of(
                new Limits.Frequency(
                    frequency.get("messages").intValue(), frequency.get("days").intValue()))
            : Optional.empty());
  }

  private static Optional<String> word(JsonNode of, String field) {
    return of.optional(field).filter(JsonNode::isString).map(JsonNode::stringValue);
  }

  private static List<String> words(JsonNode of, String field) {
    return of.path(field).valueStream().map(JsonNode::stringValue).toList();
  }
}
