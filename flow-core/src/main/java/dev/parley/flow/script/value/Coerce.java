package dev.parley.flow.script.value;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns values of one kind into another (ECMAScript §7.1). */
public final class Coerce {
  private static final double TWO_32 = 4294967296.0;

  private Coerce() {}

  /** What a value prefers to become where either kind would do. */
  public enum Hint {
    DEFAULT,
    NUMBER,
    STRING
  }

  /** ToBoolean. */
  public static boolean truth(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean b -> b;
      case String s -> !s.isEmpty();
      case Double d -> d != 0 && !Double.isNaN(d);
      case Undefined u -> false;
      default -> true;
    };
  }

  /** ToNumber. */
  public static double number(Run run, @Nullable Object value) {
    return switch (value) {
      case Double d -> d;
      case null -> 0;
      case Boolean b -> b ? 1 : 0;
      case String s -> TextNumber.parse(s);
      case Undefined u -> Double.NaN;
      default -> number(run, primitive(run, value, Hint.NUMBER));
    };
  }

  /** ToIntegerOrInfinity. */
  public static double integer(double number) {
    if (Double.isNaN(number) || number == 0) {
      return 0;
    }
    return (number < 0 ? Math.ceil(number) : Math.floor(number)) + 0.0;
  }

  /** ToInt32. */
  public static int int32(double number) {
    int whole = (int) number;
    if (whole == number) {
      return whole;
    }
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return 0;
    }
    return (int) (long) (number % TWO_32);
  }

  /** ToString. */
  public static String string(Run run, @Nullable Object value) {
    return switch (value) {
      case String s -> s;
      case null -> "null";
      case Double d -> NumberText.of(d);
      case Boolean b -> b.toString();
      case Undefined u -> "undefined";
      default -> string(run, primitive(run, value, Hint.STRING));
    };
  }

  /** ToPropertyKey. */
  public static String key(Run run, @Nullable Object value) {
    return string(run, value);
  }

  /** Whether a value is neither an object nor a function. */
  public static boolean isPrimitive(@Nullable Object value) {
    return value == null
        || value instanceof String
        || value instanceof Double
        || value instanceof Boolean
        || value == Undefined.UNDEFINED;
  }

  /** ToPrimitive. */
  public static @Nullable Object primitive(Run run, @Nullable Object value, Hint hint) {
    if (isPrimitive(value)) {
      return value;
    }
    run.enter(8);
    Object result =
        switch (value) {
          case Map<?, ?> map -> ofObject(run, map, hint);
          case JsDate date when hint == Hint.NUMBER -> date.time();
          case null, default -> objectText(run, value);
        };
    run.leave(8);
    return result;
  }

  /** OrdinaryToPrimitive: the author's own valueOf and toString, in the order of the hint. */
  private static @Nullable Object ofObject(Run run, Map<?, ?> map, Hint hint) {
    boolean textFirst = hint == Hint.STRING;
    for (String name :
        textFirst ? new String[] {"toString", "valueOf"} : new String[] {"valueOf", "toString"}) {
      if (map.get(name) instanceof JsFunction function) {
        Object result = function.call(run, map);
        if (isPrimitive(result)) {
          return result;
        }
      } else if (name.equals("toString") && !map.containsKey(name)) {
        return "[object Object]";
      }
    }
    throw new ScriptFault(FaultCode.TYPE, "This object cannot become a text or a number.");
  }

  private static String objectText(Run run, @Nullable Object value) {
    return switch (value) {
      case List<?> list -> Lists.join(run, list, ",");
      case JsFunction function -> function.text();
      case Namespace namespace -> "[object " + namespace.name() + "]";
      case JsDate date -> date.text(run.env().zone());
      case null, default -> String.valueOf(value);
    };
  }

  /** typeof. */
  public static String typeOf(@Nullable Object value) {
    return switch (value) {
      case null -> "object";
      case String s -> "string";
      case Double d -> "number";
      case Boolean b -> "boolean";
      case Undefined u -> "undefined";
      case JsFunction f -> "function";
      default -> "object";
    };
  }
}
