package dev.parley.flow.script.value;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries values over the border: results out as plain values, and variables in as copies. */
public final class Plain {
  /**
   * How deeply values may be nested. It leaves room for what they stand in: common readers of JSON,
   * Jackson among them, go down to 500.
   */
  public static final int MAX_DEPTH = 400;

  private final Run run;

  private Plain(Run run) {
    this.run = run;
  }

  /** A result as plain values, of the form that JSON.stringify would give it. */
  public static @Nullable Object result(Run run, @Nullable Object value) {
    if (value instanceof Double || value instanceof String || value instanceof Boolean) {
      return value;
    }
    if (value == null || omitted(value)) {
      return null;
    }
    return new Plain(run).out(value, 0);
  }

  private static boolean omitted(@Nullable Object value) {
    return value == Undefined.UNDEFINED || value instanceof JsFunction;
  }

  private @Nullable Object out(@Nullable Object value, int depth) {
    run.meter().spend(1);
    if (depth > MAX_DEPTH) {
      throw tooDeep();
    }
    return switch (value) {
      case null -> null;
      case Double d -> d;
      case String s -> s;
      case Boolean b -> b;
      case List<?> list -> list(list, depth);
      case Map<?, ?> map -> map(map, depth);
      case JsDate date -> date.isoOrNull();
      default -> omitted(value) ? null : Objects.empty();
    };
  }

  private List<@Nullable Object> list(List<?> list, int depth) {
    List<@Nullable Object> plain = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      plain.add(out(list.get(i), depth + 1));
    }
    return plain;
  }

  private @Nullable Object map(Map<?, ?> map, int depth) {
    if (map.get("toJSON") instanceof JsFunction own) {
      return out(own.call(run, map), depth + 1);
    }
    Map<String, @Nullable Object> plain = Objects.empty();
    map.forEach((key, value) -> {
      if (!omitted(value)) {
        plain.put((String) key, out(value, depth + 1));
      }
    });
    return plain;
  }

  /**
   * A copy of a variable's value that an expression may change; what occurs twice is copied once.
   */
  public static @Nullable Object copy(
      Run run, @Nullable Object value, IdentityHashMap<Object, Object> copies) {
    if (!(value instanceof List<?>) && !(value instanceof Map<?, ?>)) {
      return value;
    }
    Object known = copies.get(value);
    if (known != null) {
      return known;
    }
    run.enter(8);
    Object copied =
        value instanceof List<?> list
            ? copyList(run, list, copies)
            : copyMap(run, (Map<?, ?>) value, copies);
    run.leave(8);
    return copied;
  }

  private static Object copyList(Run run, List<?> list, IdentityHashMap<Object, Object> copies) {
    run.meter().items(list.size());
    List<@Nullable Object> copy = new ArrayList<>(list.size());
    copies.put(list, copy);
    for (Object item : list) {
      copy.add(copy(run, item, copies));
    }
    return copy;
  }

  private static Object copyMap(Run run, Map<?, ?> map, IdentityHashMap<Object, Object> copies) {
    run.meter().items(map.size());
    Map<String, @Nullable Object> copy = Objects.empty();
    copies.put(map, copy);
    map.forEach((key, item) -> Objects.put(copy, (String) key, copy(run, item, copies)));
    return copy;
  }

  private static ScriptFault tooDeep() {
    return new ScriptFault(FaultCode.SIZE_LIMIT, "The value is nested too deeply.");
  }
}
