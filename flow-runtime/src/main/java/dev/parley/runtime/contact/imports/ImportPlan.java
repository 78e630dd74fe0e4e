package dev.parley.runtime.contact.imports;

import dev.parley.runtime.contact.ContactIntake.Policy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a file's columns mean, and what is done with its rows.
 *
 * @param columns what a column means, by its name; others are left alone
 * @param country whose numbers are written without a prefix, by two letters; empty for the
 *     account's own
 * @param days in which order days are written, unless as 2026-11-30
 * @param comma whether a comma stands before decimals, and not a point
 * @param labels everybody gets
 * @param groups everybody gets into
 * @param consent how the consents of rows came about that do not say so themselves
 */
record ImportPlan(
    Map<String, String> columns,
    Policy policy,
    String country,
    Days days,
    boolean comma,
    List<String> labels,
    List<String> groups,
    Provenance consent) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** The plan of a file of which nobody has said anything. */
  static final ImportPlan EMPTY =
      new ImportPlan(
          Map.of(),
          Policy.UPSERT,
          "",
          Days.ISO,
          false,
          List.of(),
          List.of(),
          new Provenance("", "", ""));

  ImportPlan {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    labels = List.copyOf(labels);
    groups = List.copyOf(groups);
  }

  /** In which order a day is written. */
  enum Days {
    ISO,
    DMY,
    MDY;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How a consent came about; what is empty is not known.
   *
   * @param at when, as an ISO moment or day
   */
  record Provenance(String how, String words, String at) {}

  static String word(Policy policy) {
    return policy.name().toLowerCase(Locale.ROOT);
  }

  ImportPlan with(Map<String, String> meant) {
    return new ImportPlan(meant, policy, country, days, comma, labels, groups, consent);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("columns", columns);
    json.put("policy", word(policy));
    json.put("country", country);
    json.put("days", days.word());
    json.put("decimals", comma ? "comma" : "point");
    json.put("labels", labels);
    json.put("groups", groups);
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("how", consent.how());
    said.put("words", consent.words());
    said.put("at", consent.at());
    json.put("consent", said);
    return json;
  }

  String write() {
    return MAPPER.writeValueAsString(json());
  }

  static ImportPlan read(String text) {
    return EMPTY.patched(MAPPER.readTree(text));
  }

  /** The same where a body says something else; of an object the whole is replaced. */
  ImportPlan patched(JsonNode body) {
    return new ImportPlan(
        body.optional("columns").map(ImportPlan::map).orElse(columns),
        text(body, "policy").map(w -> Policy.valueOf(w.toUpperCase(Locale.ROOT))).orElse(policy),
        text(body, "country").orElse(country),
        text(body, "days").map(w -> Days.valueOf(w.toUpperCase(Locale.ROOT))).orElse(days),
        text(body, "decimals").map("comma"::equals).orElse(comma),
        body.optional("labels").map(ImportPlan::list).orElse(labels),
        body.optional("groups").map(ImportPlan::list).orElse(groups),
        body.optional("consent").map(ImportPlan::provenance).orElse(consent));
  }

  private static Optional<String> text(JsonNode body, String name) {
    return body.optional(name).filter(JsonNode::isString).map(JsonNode::stringValue);
  }

  private static Map<String, String> map(JsonNode node) {
    Map<String, String> map = new LinkedHashMap<>();
    node.forEachEntry((name, value) -> {
      if (value.isString() && !value.stringValue().isEmpty()) {
        map.put(name, value.stringValue());
      }
    });
    return map;
  }

  private static List<String> list(JsonNode node) {
    List<String> list = new ArrayList<>();
    node.forEach(item -> list.add(item.stringValue()));
    return list.stream().distinct().toList();
  }

  private static Provenance provenance(JsonNode node) {
    return new Provenance(
        text(node, "how").orElse(""), text(node, "words").orElse(""), text(node, "at").orElse(""));
  }
}
