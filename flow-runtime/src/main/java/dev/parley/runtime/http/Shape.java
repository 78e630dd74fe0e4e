package dev.parley.runtime.http;

import dev.parley.runtime.http.Problem.FieldError;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a JSON value looks like. The same shape is written into the API's description and held
 * against what callers send, so that the two cannot say different things.
 */
public sealed interface Shape
    permits Text,
        Shape.Whole,
        Shape.Flag,
        Shape.ListOf,
        Thing,
        Shape.Dictionary,
        Shape.Any,
        Shape.Nullable {
  /**
   * The JSON Schema of it.
   *
   * @param named takes the schemas of shapes that have a name, which are referred to
   */
  Map<String, Object> schema(Map<String, Object> named);

  /**
   * Finds what is wrong with a value.
   *
   * @param at the value's JSON pointer
   */
  void check(JsonNode value, String at, List<FieldError> faults);

  /** A whole number in a range. */
  record Whole(long least, long most) implements Shape {
    @Override
    public Map<String, Object> schema(Map<String, Object> named) {
      return Shape.of("type", "integer", "minimum", least, "maximum", most);
    }

    @Override
    public void check(JsonNode value, String at, List<FieldError> faults) {
      boolean fits = value.isNumber() && fits(value.decimalValue());
      if (!fits) {
        faults.add(new FieldError(at, "is a whole number from " + least + " to " + most));
      }
    }

    private boolean fits(BigDecimal number) {
      return number.compareTo(BigDecimal.valueOf(least)) >= 0
          && number.compareTo(BigDecimal.valueOf(most)) <= 0
          && number.stripTrailingZeros().scale() <= 0;
    }
  }

  /** True or false. */
  record Flag() implements Shape {
    @Override
    public Map<String, Object> schema(Map<String, Object> named) {
      return Shape.of("type", "boolean");
    }

    @Override
    public void check(JsonNode value, String at, List<FieldError> faults) {
      if (!value.isBoolean()) {
        faults.add(new FieldError(at, "is true or false"));
      }
    }
  }

  /** A list. */
  record ListOf(Shape item, int most) implements Shape {
    @Override
    public Map<String, Object> schema(Map<String, Object> named) {
      return Shape.of("type", "array", "items", item.schema(named), "maxItems", most);
    }

    @Override
    public void check(JsonNode value, String at, List<FieldError> faults) {
      if (!value.isArray()) {
        faults.add(new FieldError(at, "is a list"));
      } else if (value.size() > most) {
        faults.add(new FieldError(at, "has " + most + " items at most"));
      } else {
        for (int i = 0; i < value.size(); i++) {
          item.check(value.get(i), at + "/" + i, faults);
        }
      }
    }
  }

  /** An object with names of the caller's own and values of one shape. */
  record Dictionary(Pattern name, Shape value, int most) implements Shape {
    @Override
    public Map<String, Object> schema(Map<String, Object> named) {
      Map<String, Object> schema = Shape.of("type", "object", "maxProperties", most);
      schema.put("propertyNames", Shape.of("pattern", "^(?:" + name.pattern() + ")$"));
      schema.put("additionalProperties", value.schema(named));
      return schema;
    }

    @Override
    public void check(JsonNode node, String at, List<FieldError> faults) {
      if (!node.isObject()) {
        faults.add(new FieldError(at, "is an object"));
        return;
      }
      if (node.size() > most) {
        faults.add(new FieldError(at, "has " + most + " entries at most"));
      }
      node.forEachEntry((key, entry) -> {
        String place = Thing.below(at, key);
        if (!name.matcher(key).matches()) {
          faults.add(new FieldError(place, "is no name"));
        }
        value.check(entry, place, faults);
      });
    }
  }

  /** Any value, though none with text that no database takes. */
  record Any() implements Shape {
    @Override
    public Map<String, Object> schema(Map<String, Object> named) {
      return new LinkedHashMap<>();
    }

    @Override
    public void check(JsonNode value, String at, List<FieldError> faults) {
      if (value.isString() && Text.odd(value.stringValue())) {
        faults.add(new FieldError(at, "has characters that are none"));
      }
      value.forEachEntry((key, entry) -> {
        if (Text.odd(key)) {
          faults.add(new FieldError(at, "has a name with characters that are none"));
        } else {
          check(entry, Thing.below(at, key), faults);
        }
      });
      if (value.isArray()) {
        for (int i = 0; i < value.size(); i++) {
          check(value.get(i), at + "/" + i, faults);
        }
      }
    }
  }

  /** A value or null. */
  record Nullable(Shape shape) implements Shape {
    @Override
    public Map<String, Object> schema(Map<String, Object> named) {
      return Shape.of("anyOf", List.of(shape.schema(named), Shape.of("type", "null")));
    }

    @Override
    public void check(JsonNode value, String at, List<FieldError> faults) {
      if (!value.isNull()) {
        shape.check(value, at, faults);
      }
    }
  }

  /** The same, or null. */
  default Shape orNull() {
    return new Nullable(this);
  }

  /** A list of these. */
  default Shape list(int most) {
    return new ListOf(this, most);
  }

  /** A whole number in a range. */
  static Shape whole(long least, long most) {
    return new Whole(least, most);
  }

  /** True or false. */
  static Shape flag() {
    return new Flag();
  }

  /** Any value. */
  static Shape any() {
    return new Any();
  }

  /** A map for JSON whose order is the order of the arguments. */
  static Map<String, Object> of(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
