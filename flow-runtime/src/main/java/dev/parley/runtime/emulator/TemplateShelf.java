package dev.parley.runtime.emulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The message templates that were defined here, their review, and what a send must fill in. */
final class TemplateShelf {
  private static final Pattern GAP = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");
  private static final String EVERYBODY = "";
  private static final String STATUS = "status";
  private static final int WRONG_COUNT = 132000;
  private static final int UNKNOWN = 132001;
  private static final int WRONG_FORMAT = 132012;
  private static final int PAUSED = 132015;
  private static final int DISABLED = 132016;

  private final Map<String, ObjectNode> byId = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong(1_000_000_000_000_000L);
  private final Weather weather;
  private final Timeline timeline;
  private final Webhooks webhooks;

  TemplateShelf(Weather weather, Timeline timeline, Webhooks webhooks) {
    this.weather = weather;
    this.timeline = timeline;
    this.webhooks = webhooks;
  }

  boolean has(String id) {
    return byId.containsKey(id);
  }

  /** All of them, or those of a name, in the order in which they came. */
  List<ObjectNode> list(Optional<String> name, Optional<String> status) {
    return byId.values().stream()
        .filter(one -> name.map(n -> text(one, "name").equals(n)).orElse(true))
        .filter(one -> status.map(s -> text(one, STATUS).equalsIgnoreCase(s)).orElse(true))
        .sorted(Comparator.comparing(one -> text(one, "id")))
        .map(ObjectNode::deepCopy)
        .toList();
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  /** Defines one, and has it reviewed. */
  ObjectNode create(ObjectNode body) {
    if (find(text(body, "name"), text(body, "language")).isPresent()) {
      throw GraphFault.invalid("There is already content in this language for this template.");
    }
    String id = String.valueOf(ids.incrementAndGet());
    ObjectNode template = EmulatorJson.object().put("id", id);
    template.put("name", text(body, "name")).put("language", text(body, "language"));
    template.put("category", text(body, "category")).put("rejected_reason", "NONE");
    String format = text(body, "parameter_format");
    template.put("parameter_format", format.isEmpty() ? "POSITIONAL" : format);
    template.set("components", body.path("components"));
    byId.put(id, template);
    review(template);
    return EmulatorJson.object()
        .put("id", id)
        .put(STATUS, "PENDING")
        .put("category", text(template, "category"));
  }

  /** Changes one, which is reviewed again. */
  void edit(String id, ObjectNode body) {
    ObjectNode template = byId.get(id);
    if (template == null) {
      throw GraphFault.noSuchObject("POST", id);
    }
    synchronized (template) {
      if (body.has("components")) {
        template.set("components", body.path("components"));
      }
      if (body.has("category")) {
        template.put("category", text(body, "category"));
      }
    }
    review(template);
  }

  private void review(ObjectNode template) {
    template.put(STATUS, "PENDING");
    Duration time = weather.rules().review();
    if (!time.isNegative()) {
      String id = text(template, "id");
      timeline.after(time, () -> decide(id, "APPROVED", "NONE"));
    }
  }

  /** Deletes those of a name, or the one of an id. */
  void delete(String name, Optional<String> id) {
    List<ObjectNode> gone =
        list(Optional.of(name), Optional.empty()).stream()
            .filter(one -> id.map(i -> text(one, "id").equals(i)).orElse(true))
            .toList();
    if (gone.isEmpty()) {
      throw GraphFault.invalid("No message template was found for the name " + name + ".");
    }
    gone.forEach(one -> byId.remove(text(one, "id")));
  }

  /** Says how those of a name stand from now on, and tells the business; how many they are. */
  int decide(String name, Optional<String> language, String status, String reason) {
    List<ObjectNode> meant =
        list(Optional.of(name), Optional.empty()).stream()
            .filter(one -> language.map(l -> text(one, "language").equals(l)).orElse(true))
            .toList();
    meant.forEach(one -> decide(text(one, "id"), status, reason));
    return meant.size();
  }

  private void decide(String id, String status, String reason) {
    ObjectNode template = byId.get(id);
    if (template == null) {
      return;
    }
    template.put(STATUS, status).put("rejected_reason", reason);
    ObjectNode value = EmulatorJson.object().put("event", status);
    value.put("message_template_id", Long.parseLong(id));
    value.put("message_template_name", text(template, "name"));
    value.put("message_template_language", text(template, "language"));
    value.put("message_template_category", text(template, "category")).put("reason", reason);
    webhooks.offer(
        EVERYBODY, WebhookUpdate.of("message_template_status_update", value, timeline.now()));
  }

  private Optional<ObjectNode> find(String name, String language) {
    return byId.values().stream()
        .filter(one -> text(one, "name").equals(name) && text(one, "language").equals(language))
        .findFirst();
  }

  /** Refuses a send as Meta does, once templates are defined here. */
  void check(JsonNode template) {
    String name = text(template, "name");
    Optional<ObjectNode> known = find(name, text(template.path("language"), "code"));
    if (known.isEmpty()) {
      if (weather.rules().templates() && !byId.isEmpty()) {
        throw GraphFault.of(MetaErrors.of(UNKNOWN), "Template " + name + " does not exist.");
      }
      return;
    }
    switch (text(known.get(), STATUS).toUpperCase(Locale.ROOT)) {
      case "APPROVED" -> fit(known.get(), template);
      case "PAUSED" -> throw GraphFault.of(MetaErrors.of(PAUSED));
      case "DISABLED" -> throw GraphFault.of(MetaErrors.of(DISABLED));
      default ->
          throw GraphFault.of(MetaErrors.of(UNKNOWN), "Template " + name + " is no more approved.");
    }
  }

  private static void fit(ObjectNode known, JsonNode sent) {
    for (JsonNode component : known.path("components")) {
      String type = text(component, "type").toLowerCase(Locale.ROOT);
      List<String> gaps = gaps(text(component, "text"));
      List<JsonNode> given = parameters(sent, type);
      if (type.equals("body") && given.size() != gaps.size()) {
        throw GraphFault.of(
            MetaErrors.of(WRONG_COUNT),
            "body: number of localizable_params (%d) does not match the expected number of params (%d)"
                .formatted(given.size(), gaps.size()));
      }
      String format = text(component, "format").toLowerCase(Locale.ROOT);
      boolean file = List.of("image", "video", "document", "location").contains(format);
      if (type.equals("header")
          && file
          && given.stream().noneMatch(p -> text(p, "type").equals(format))) {
        throw GraphFault.of(
            MetaErrors.of(WRONG_FORMAT), "header: Format mismatch, expected " + format + ".");
      }
      if (text(known, "parameter_format").equals("NAMED")) {
        for (JsonNode parameter : given) {
          if (!gaps.contains(text(parameter, "parameter_name"))) {
            throw GraphFault.of(MetaErrors.of(WRONG_FORMAT), type + ": Parameter name is missing.");
          }
        }
      }
    }
  }

  private static List<String> gaps(String text) {
    List<String> gaps = new ArrayList<>();
    Matcher matcher = GAP.matcher(text);
    while (matcher.find()) {
      if (!gaps.contains(matcher.group(1))) {
        gaps.add(matcher.group(1));
      }
    }
    return gaps;
  }

  private static List<JsonNode> parameters(JsonNode sent, String type) {
    List<JsonNode> parameters = new ArrayList<>();
    for (JsonNode component : sent.path("components")) {
      if (text(component, "type").equalsIgnoreCase(type)) {
        component.path("parameters").forEach(parameters::add);
      }
    }
    return parameters;
  }
}
