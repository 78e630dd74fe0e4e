package dev.parley.flow.script.lib;

import dev.parley.flow.script.value.Undefined;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that every expression knows. */
public final class Globals {
  private static final Map<String, Object> VALUES =
      Map.ofEntries(
          Map.entry("undefined", Undefined.UNDEFINED),
          Map.entry("NaN", Double.NaN),
          Map.entry("Infinity", Double.POSITIVE_INFINITY),
          Map.entry("String", TextFunctions.STRING),
          Map.entry("Number", NumberFunctions.NUMBER),
          Map.entry("Boolean", NumberFunctions.BOOLEAN),
          Map.entry("parseInt", NumberFunctions.PARSE_INT),
          Map.entry("parseFloat", NumberFunctions.PARSE_FLOAT),
          Map.entry("isNaN", NumberFunctions.IS_NAN),
          Map.entry("isFinite", NumberFunctions.IS_FINITE),
          Map.entry("Object", ObjectFunctions.OBJECT),
          Map.entry("Array", ListFunctions.ARRAY),
          Map.entry("Math", MathObject.MATH),
          Map.entry("JSON", JsonObject.JSON),
          Map.entry("Date", DateFunctions.DATE),
          Map.entry("RegExp", Constructors.REG_EXP),
          Map.entry("Map", Constructors.MAP),
          Map.entry("Set", Constructors.SET),
          Map.entry("encodeURIComponent", UriFunctions.ENCODE_COMPONENT),
          Map.entry("encodeURI", UriFunctions.ENCODE),
          Map.entry("decodeURIComponent", UriFunctions.DECODE_COMPONENT),
          Map.entry("decodeURI", UriFunctions.DECODE),
          Map.entry("plural", FlowFunctions.PLURAL),
          Map.entry("money", FlowFunctions.MONEY),
          Map.entry("date", DateObject.DATE),
          Map.entry("text", FlowFunctions.TEXT),
          Map.entry("phone", FlowFunctions.PHONE));

  private Globals() {}

  /** What a name means, or null if nothing. */
  public static @Nullable Object value(String name) {
    return VALUES.get(name);
  }

  /** All names that mean something. */
  public static Set<String> names() {
    return VALUES.keySet();
  }
}
