package dev.parley.runtime.whatsapp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How this room reads and writes JSON: exact decimals, ASCII out, a canonical form to hash. */
final class Wire {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();
  private static final ObjectWriter UNESCAPED =
      MAPPER.writer().without(JsonWriteFeature.ESCAPE_NON_ASCII);
  private static final ObjectWriter CANONICAL =
      MAPPER.writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** From here on a double is no longer exact. */
  private static final double WHOLE = 1L << 53;

  private Wire() {}

  static JsonNode read(byte[] json) {
    return MAPPER.readTree(json);
  }

  static String write(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  /** JSON with every character as itself. */
  static String writeUnescaped(JsonNode node) {
    return UNESCAPED.writeValueAsString(node);
  }

  static String quote(String text) {
    return MAPPER.writeValueAsString(text);
  }

  /** The same text for equal JSON, whatever the order of members. */
  static String canonical(JsonNode node) {
    return CANONICAL.writeValueAsString(node);
  }

  /** Values as flows know them; a whole number is written as one, though it is a double. */
  static JsonNode tree(@Nullable Object value) {
    return switch (value) {
      case Double number when number == Math.rint(number) && Math.abs(number) < WHOLE ->
          NODES.numberNode(number.longValue());
      case Map<?, ?> map -> {
        ObjectNode object = NODES.objectNode();
        map.forEach((name, member) -> object.set(String.valueOf(name), tree(member)));
        yield object;
      }
      case List<?> list -> {
        ArrayNode array = NODES.arrayNode();
        list.forEach(item -> array.add(tree(item)));
        yield array;
      }
      case null -> NODES.nullNode();
      default -> MAPPER.valueToTree(value);
    };
  }

  /** The SHA-256 of a text, in hex. */
  static String fingerprint(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform must offer SHA-256", e);
    }
  }
}
