package dev.parley.runtime.http;

import dev.parley.runtime.http.Problem.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An object with known fields and no others.
 *
 * @param name what the description calls it; empty for one that is not referred to
 * @param fields its fields in their order
 */
public record Thing(String name, List<Field> fields) implements Shape {
  public Thing {
    fields = List.copyOf(fields);
  }

  /** One field. */
  public record Field(String name, Shape shape, boolean required, String says) {}

  /** A thing that the description calls by this name. */
  public static Thing named(String name) {
    return new Thing(name, List.of());
  }

  /** The same with a field that is always there. */
  public Thing must(String field, Shape shape, String says) {
    return with(new Field(field, shape, true, says));
  }

  /** The same with a field that may be absent. */
  public Thing may(String field, Shape shape, String says) {
    return with(new Field(field, shape, false, says));
  }

  private Thing with(Field field) {
    List<Field> more = new ArrayList<>(fields);
    more.add(field);
    return new Thing(name, more);
  }

  @Override
  public Map<String, Object> schema(Map<String, Object> named) {
    if (name.isEmpty()) {
      return whole(named);
    }
    if (!named.containsKey(name)) {
      named.put(name, Map.of());
      named.put(name, whole(named));
    }
    return Shape.of("$ref", "#/components/schemas/" + name);
  }

  private Map<String, Object> whole(Map<String, Object> named) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Field field : fields) {
      Map<String, Object> schema = field.shape().schema(named);
      if (!field.says().isEmpty()) {
        schema.put("description", field.says());
      }
      properties.put(field.name(), schema);
    }
    Map<String, Object> schema = Shape.of("type", "object", "properties", properties);
    List<String> required = fields.stream().filter(Field::required).map(Field::name).toList();
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  @Override
  public void check(JsonNode value, String at, List<FieldError> faults) {
    if (!value.isObject()) {
      faults.add(new FieldError(at, "is an object"));
      return;
    }
    for (Field field : fields) {
      Optional<JsonNode> given = value.optional(field.name());
      if (given.isPresent()) {
        field.shape().check(given.get(), below(at, field.name()), faults);
      } else if (field.required()) {
        faults.add(new FieldError(below(at, field.name()), "is missing"));
      }
    }
    value.forEachEntry((key, entry) -> {
      if (fields.stream().noneMatch(field -> field.name().equals(key))) {
        faults.add(new FieldError(below(at, key), "is unknown here"));
      }
    });
  }

  static String below(String at, String name) {
    return at + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
