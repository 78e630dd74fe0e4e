package dev.parley.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds answers against the API's own description, with a validator that is not ours. */
public final class Described {
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final JsonNode description;
  private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

  /** By this text of openapi.json. */
  public Described(String description) {
    this.description = JsonMapper.shared().readTree(description);
  }

  /** The description. */
  public JsonNode json() {
    return description;
  }

  /** An answer as it came. */
  public record Reply(int status, String type, String body) {}

  /** Fails unless this is what the operation at this path may answer. */
  public void check(String verb, String path, Reply reply) {
    String what = verb + " " + path + " answered " + reply.status() + " " + reply.body();
    Optional<JsonNode> operation = operation(verb, path);
    if (operation.isEmpty()) {
      assertThat(reply.status()).as(what).isIn(404, 405);
      return;
    }
    JsonNode response = operation.get().path("responses").path("" + reply.status());
    assertThat(response.isMissingNode()).as("undescribed: " + what).isFalse();
    Optional<JsonNode> content = response.optional("content");
    if (content.isEmpty()) {
      assertThat(reply.body()).as(what).isEmpty();
      return;
    }
    String type = reply.type().replaceFirst(";.*", "");
    if (content.get().has("*/*")) {
      return;
    }
    assertThat(content.get().has(type)).as("type " + type + " of " + what).isTrue();
    Schema schema = schema(content.get().path(type).path("schema"));
    List<Error> errors = schema.validate(reply.body(), InputFormat.JSON);
    assertThat(errors).as(what).isEmpty();
  }

  private Schema schema(JsonNode schema) {
    return compiled.computeIfAbsent(
        schema.toString(),
        text -> {
          ObjectNode whole =
              (ObjectNode)
                  JsonMapper.shared().readTree(text.replace("#/components/schemas/", "#/$defs/"));
          String named = description.at("/components/schemas").toString();
          whole.set(
              "$defs",
              JsonMapper.shared().readTree(named.replace("#/components/schemas/", "#/$defs/")));
          return SCHEMAS.getSchema(whole);
        });
  }

  private Optional<JsonNode> operation(String verb, String path) {
    String plain = path.replaceFirst("\\?.*", "");
    Optional<JsonNode> exact = verb(description.path("paths").path(plain), verb);
    if (exact.isPresent()) {
      return exact;
    }
    for (Map.Entry<String, JsonNode> entry : description.path("paths").properties()) {
      if (plain.matches(entry.getKey().replaceAll("\\{\\w+}", "[^/]+"))) {
        Optional<JsonNode> found = verb(entry.getValue(), verb);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<JsonNode> verb(JsonNode path, String verb) {
    return path.optional(verb.toLowerCase(Locale.ROOT));
  }
}
