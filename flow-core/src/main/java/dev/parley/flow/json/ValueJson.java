package dev.parley.flow.json;

import dev.parley.flow.script.value.NumberText;
import dev.parley.flow.session.Variables;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The values that flows calculate with, in JSON: null, Boolean, Double, String, List and Map. */
final class ValueJson {
  private static final int USUAL_VARIABLES = 8;
  private static final double EXACT = 9_007_199_254_740_992.0;

  private ValueJson() {}

  static void write(JsonOut out, @Nullable Object value) {
    switch (value) {
      case null -> out.writeNull();
      case String text -> out.writeString(text);
      case Double number -> writeNumber(out, number);
      case Boolean truth -> out.writeBoolean(truth);
      case List<?> list -> writeList(out, list);
      case Map<?, ?> map -> writeMap(out, map);
      default ->
          throw new IllegalArgumentException(
              "a flow's value is never a " + value.getClass().getName());
    }
  }

  /** NaN and the infinities are null, as JSON.stringify has it. */
  private static void writeNumber(JsonOut out, double number) {
    if (isWhole(number)) {
      out.writeNumber((long) number);
    } else if (Double.isFinite(number)) {
      out.writeNumber(NumberText.of(number));
    } else {
      out.writeNull();
    }
  }

  /** Whether a long has the same digits; beyond this ECMAScript rounds them to zeros. */
  private static boolean isWhole(double number) {
    return number == Math.rint(number) && Math.abs(number) <= EXACT;
  }

  private static void writeList(JsonOut out, List<?> list) {
    out.writeStartArray();
    for (Object item : list) {
      write(out, item);
    }
    out.writeEndArray();
  }

  static void writeMap(JsonOut out, Map<?, ?> map) {
    out.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.writeName(wellFormed((String) entry.getKey()));
      write(out, entry.getValue());
    }
    out.writeEndObject();
  }

  /**
   * A name without half characters, which an expression makes by cutting an emoji in two: Jackson
   * reads them back in texts, but not in names.
   */
  private static String wellFormed(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (Character.isSurrogate(name.charAt(i))) {
        return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      }
    }
    return name;
  }

  static void writeTime(JsonOut out, String name, Instant time) {
    out.writeNumberProperty(name, time.toEpochMilli());
  }

  /** Reads the value whose first token is the parser's current one. */
  static @Nullable Object read(JsonParser in) {
    JsonToken token = in.currentToken();
    return switch (token) {
      case VALUE_STRING -> in.getString();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> readNumber(in);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case START_ARRAY -> readList(in);
      case START_OBJECT -> readMap(in);
      default -> throw JsonFault.corrupt("A value is missing.");
    };
  }

  private static Double readNumber(JsonParser in) {
    double number = in.getDoubleValue();
    if (Double.isInfinite(number)) {
      throw JsonFault.corrupt("A number is larger than numbers can be.");
    }
    return number;
  }

  private static List<@Nullable Object> readList(JsonParser in) {
    List<@Nullable Object> list = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      list.add(read(in));
    }
    return list;
  }

  /** Reads variables straight into their two arrays. */
  static Variables readVariables(JsonParser in) {
    String[] names = new String[USUAL_VARIABLES];
    @Nullable Object[] values = new @Nullable Object[USUAL_VARIABLES];
    String largest = "";
    int size = 0;
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      if (size == names.length) {
        names = Arrays.copyOf(names, size * 2);
        values = Arrays.copyOf(values, size * 2);
      }
      // They are written in the order of their names: mostly a new one is the largest so far.
      if (size == 0 || name.compareTo(largest) > 0) {
        largest = name;
      } else {
        refuseTwin(names, size, name);
      }
      in.nextToken();
      names[size] = name;
      values[size++] = read(in);
    }
    return Variables.wrap(Arrays.copyOf(names, size), Arrays.copyOf(values, size));
  }

  private static void refuseTwin(String[] names, int size, String name) {
    for (int i = 0; i < size; i++) {
      if (names[i].equals(name)) {
        throw twice();
      }
    }
  }

  private static JsonFault twice() {
    return JsonFault.corrupt("The same name stands twice in one object.");
  }

  /** Reads the object whose opening brace is the current token, in the order of the text. */
  static Map<String, @Nullable Object> readMap(JsonParser in) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      in.nextToken();
      int before = map.size();
      map.put(name, read(in));
      if (map.size() == before) {
        throw twice();
      }
    }
    return map;
  }
}
