package dev.parley.runtime.contact;

import dev.parley.runtime.http.Shape;
import dev.parley.runtime.store.JsonColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of two contacts before they are one, as the database has it. */
final class MergeJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private MergeJson() {}

  static String write(Merge.Before before) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kept", row(before.kept()));
    json.put("gone", row(before.gone()));
    json.put("merged", row(before.merged()));
    json.put("identities", before.moved().identities().stream().map(MergeJson::json).toList());
    json.put("notes", before.moved().notes());
    json.put("consents", before.moved().consents());
    json.put("states", before.states().stream().map(MergeJson::json).toList());
    return MAPPER.writeValueAsString(json);
  }

  private static Map<String, Object> row(Merge.Row row) {
    Contact contact = row.contact();
    return Shape.of(
        "id", contact.id(),
        "account", contact.account(),
        "number", contact.number(),
        "name", contact.name(),
        "phone", contact.phone().orElse(""),
        "bsuid", contact.bsuid().orElse(""),
        "seen", contact.seen().map(Instant::toString).orElse(""),
        "fields", JsonColumn.write(contact.fields()),
        "blocked", row.blocked(),
        "version", row.version(),
        "created", row.created().toString());
  }

  private static Map<String, Object> json(Identity identity) {
    return Shape.of(
        "account", identity.account(),
        "scope", identity.scope(),
        "kind", identity.kind().name(),
        "value", identity.value());
  }

  private static Map<String, Object> json(Merge.State state) {
    return Shape.of(
        "contact", state.contact(),
        "purpose", state.purpose(),
        "channel", state.channel(),
        "act", state.act(),
        "at", state.at().toString(),
        "entry", state.entry());
  }

  static Merge.Before read(String text) {
    JsonNode json = MAPPER.readTree(text);
    return new Merge.Before(
        row(json.required("kept")),
        row(json.required("gone")),
        row(json.required("merged")),
        new Merge.Moved(
            list(json, "identities", MergeJson::identity),
            list(json, "notes", JsonNode::stringValue),
            list(json, "consents", JsonNode::stringValue)),
        list(json, "states", MergeJson::state));
  }

  private static <T> List<T> list(JsonNode json, String name, Function<JsonNode, T> reader) {
    List<T> list = new ArrayList<>();
    json.required(name).forEach(item -> list.add(reader.apply(item)));
    return list;
  }

  private static String text(JsonNode json, String name) {
    return json.required(name).stringValue();
  }

  private static Optional<String> present(JsonNode json, String name) {
    return Optional.of(text(json, name)).filter(t -> !t.isEmpty());
  }

  private static Merge.Row row(JsonNode json) {
    return new Merge.Row(
        new Contact(
            text(json, "id"),
            text(json, "account"),
            json.required("number").longValue(),
            text(json, "name"),
            present(json, "phone"),
            present(json, "bsuid"),
            present(json, "seen").map(Instant::parse),
            JsonColumn.read(text(json, "fields"))),
        json.required("blocked").booleanValue(),
        json.required("version").longValue(),
        Instant.parse(text(json, "created")));
  }

  private static Identity identity(JsonNode json) {
    return new Identity(
        text(json, "account"),
        text(json, "scope"),
        Identity.Kind.valueOf(text(json, "kind")),
        text(json, "value"));
  }

  private static Merge.State state(JsonNode json) {
    return new Merge.State(
        text(json, "contact"),
        text(json, "purpose"),
        text(json, "channel"),
        text(json, "act"),
        Instant.parse(text(json, "at")),
        text(json, "entry"));
  }
}
