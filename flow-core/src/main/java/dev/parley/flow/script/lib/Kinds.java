package dev.parley.flow.script.lib;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.value.Coerce;
import dev.parley.flow.script.value.Describe;
import dev.parley.flow.script.value.JsDate;
import dev.parley.flow.script.value.JsFunction;
import dev.parley.flow.script.value.NativeConstructor;
import dev.parley.flow.script.value.NativeFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells kinds of objects apart. */
public final class Kinds {
  private Kinds() {}

  /** {@code value instanceof kind}. */
  public static boolean isInstance(@Nullable Object value, @Nullable Object kind) {
    if (kind instanceof JsFunction && Coerce.isPrimitive(value)) {
      return false;
    }
    if (!(kind instanceof NativeFunction) && !(kind instanceof NativeConstructor)) {
      throw new ScriptFault(
          FaultCode.TYPE,
          "After `instanceof` stands a kind such as Array, not " + Describe.value(kind) + ".");
    }
    return switch (((JsFunction) kind).name()) {
      case "Object" -> !Coerce.isPrimitive(value);
      case "Array" -> value instanceof List<?>;
      case "Function" -> value instanceof JsFunction;
      case "Date" -> value instanceof JsDate;
      case "RegExp" -> value instanceof JsRegExp;
      case "Map" -> value instanceof JsMap;
      case "Set" -> value instanceof JsSet;
      default -> false;
    };
  }
}
