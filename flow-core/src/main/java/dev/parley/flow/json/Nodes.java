package dev.parley.flow.json;

import dev.parley.flow.model.Delay;
import dev.parley.flow.model.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Takes values out of a document that its schema has already accepted. */
final class Nodes {
  private Nodes() {}

  static String text(JsonNode in, String key) {
    return in.path(key).asString();
  }

  static Optional<String> optional(JsonNode in, String key) {
    return in.has(key) ? Optional.of(text(in, key)) : Optional.empty();
  }

  static <T> Optional<T> optional(JsonNode in, String key, Function<JsonNode, T> reader) {
    return in.has(key) ? Optional.of(reader.apply(in.path(key))) : Optional.empty();
  }

  static List<String> texts(JsonNode in, String key) {
    return list(in, key, JsonNode::asString);
  }

  /** The items of a list; none where it is absent. */
  static <T> List<T> list(JsonNode in, String key, Function<JsonNode, T> reader) {
    List<T> items = new ArrayList<>();
    in.path(key).forEach(item -> items.add(reader.apply(item)));
    return items;
  }

  static Map<String, String> textMap(JsonNode object) {
    Map<String, String> map = new LinkedHashMap<>();
    object.properties().forEach(e -> map.put(e.getKey(), e.getValue().asString()));
    return map;
  }

  /** The constant of an enum that the JSON writes in lower case. */
  static <E extends Enum<E>> E constant(Class<E> type, JsonNode word) {
    return Enum.valueOf(type, word.asString().toUpperCase(java.util.Locale.ROOT));
  }

  static Delay delay(JsonNode text) {
    return Delay.parse(text.asString())
        .orElseThrow(() -> new IllegalStateException("the schema let a bad duration pass"));
  }

  /** A type as an author writes it, for example {@code enum(small, large)?}. */
  static Type type(JsonNode text) {
    String whole = text.asString();
    boolean optional = whole.endsWith("?");
    String words = optional ? whole.substring(0, whole.length() - 1) : whole;
    int open = words.indexOf('(');
    List<String> args = new ArrayList<>();
    if (open >= 0) {
      for (String arg : words.substring(open + 1, words.length() - 1).split(",", -1)) {
        args.add(arg.strip());
      }
    }
    String kind = open < 0 ? words : words.substring(0, open);
    return new Type(
        Type.Kind.of(kind)
            .orElseThrow(() -> new IllegalStateException("the schema let a bad type pass")),
        args,
        optional);
  }
}
