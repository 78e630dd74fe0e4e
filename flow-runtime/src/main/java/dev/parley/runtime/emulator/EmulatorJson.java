package dev.parley.runtime.emulator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The two ways in which the emulator writes JSON. */
final class EmulatorJson {
  private static final JsonMapper PLAIN = JsonMapper.builder().build();
  private static final JsonMapper META =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII, JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
          .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
          .build();

  private EmulatorJson() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** Plain UTF-8, as answers are written. */
  static byte[] plain(JsonNode node) {
    return PLAIN.writeValueAsBytes(node);
  }

  /** As Meta writes webhooks: {@code ä} as {@code \}{@code u00e4} and {@code /} escaped too. */
  static byte[] asMetaWrites(JsonNode node) {
    return META.writeValueAsString(node).getBytes(StandardCharsets.US_ASCII);
  }

  /** The JSON object in a body, or nothing if it is anything else. */
  static Optional<ObjectNode> readObject(byte[] body) {
    try {
      return PLAIN.readTree(body) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JacksonException broken) {
      return Optional.empty();
    }
  }

  /** Any JSON, or nothing if it is none. */
  static Optional<JsonNode> read(String json) {
    try {
      return Optional.of(PLAIN.readTree(json));
    } catch (JacksonException broken) {
      return Optional.empty();
    }
  }

  /** The ids and statuses of the messages in a webhook, in one line. */
  static String ids(JsonNode webhook) {
    StringJoiner ids = new StringJoiner(", ");
    for (String list : List.of("messages", "statuses")) {
      for (JsonNode values : webhook.findValues(list)) {
        values.forEach(item ->
            ids.add(
                (item.path("id").asString("") + " " + item.path("status").asString("")).strip()));
      }
    }
    return ids.toString();
  }

  /** The text at a key, or nothing if there is none or it is empty. */
  static Optional<String> text(JsonNode object, String key) {
    JsonNode value = object.path(key);
    return value.isString() && !value.stringValue().isEmpty()
        ? Optional.of(value.stringValue())
        : Optional.empty();
  }
}
