package dev.parley.runtime.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values as flows know them (every number a Double) in a text column. */
public final class JsonColumn {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private JsonColumn() {}

  /** The text of a map. */
  public static String write(Map<String, ? extends @Nullable Object> values) {
    return values.isEmpty() ? "{}" : MAPPER.writeValueAsString(values);
  }

  /** The map of a text that {@link #write} made. */
  public static Map<String, @Nullable Object> read(String json) {
    return json.equals("{}") ? Map.of() : map(MAPPER.readTree(json));
  }

  private static Map<String, @Nullable Object> map(JsonNode object) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    object.forEachEntry((name, value) -> map.put(name, value(value)));
    return map;
  }

  private static @Nullable Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> node.stringValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> node.doubleValue();
      case OBJECT -> map(node);
      case ARRAY -> list(node);
      case NULL, MISSING, BINARY, POJO -> null;
    };
  }

  private static List<@Nullable Object> list(JsonNode array) {
    List<@Nullable Object> list = new ArrayList<>();
    array.forEach(item -> list.add(value(item)));
    return list;
  }
}
