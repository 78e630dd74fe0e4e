package dev.parley.flow.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Any JSON value as texts, lists and maps; numbers, truths and null as they are written. */
final class AnyJson {
  private AnyJson() {}

  /** A number, a truth or null. */
  record Word(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  static Optional<Object> of(String json) {
    return switch (DocumentText.parse(json)) {
      case FlowJson.Read.Good<JsonNode>(JsonNode node) -> Optional.of(of(node));
      case FlowJson.Read.Refused<JsonNode> refused -> Optional.empty();
    };
  }

  static Object of(JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> map = new LinkedHashMap<>();
      node.properties().forEach(e -> map.put(e.getKey(), of(e.getValue())));
      return map;
    }
    if (node.isArray()) {
      List<Object> list = new ArrayList<>();
      node.forEach(item -> list.add(of(item)));
      return list;
    }
    return node.isString() ? node.asString() : new Word(node.toString());
  }
}
