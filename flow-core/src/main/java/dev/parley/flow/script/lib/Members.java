package dev.parley.flow.script.lib;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.Coerce;
import dev.parley.flow.script.value.Describe;
import dev.parley.flow.script.value.Equality;
import dev.parley.flow.script.value.JsFunction;
import dev.parley.flow.script.value.Namespace;
import dev.parley.flow.script.value.Objects;
import dev.parley.flow.script.value.Run;
import dev.parley.flow.script.value.Undefined;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads properties. What is not a value's own or a known method is undefined, never the host's. */
public final class Members {
  private Members() {}

  /** {@code target.key}. */
  public static @Nullable Object get(Run run, @Nullable Object target, String key) {
    if (target instanceof Map<?, ?> map) {
      Object value = map.get(key);
      return value != null || map.containsKey(key) ? value : method(target, key);
    }
    if (Equality.isNothing(target)) {
      throw new ScriptFault(
          FaultCode.TYPE,
          "`" + Describe.shortened(key) + "` cannot be read from " + Describe.value(target) + ".");
    }
    Object own = own(target, key);
    return own == Undefined.UNDEFINED ? method(target, key) : own;
  }

  private static @Nullable Object own(@Nullable Object target, String key) {
    return switch (target) {
      case String text -> ofText(text, key);
      case MatchList match -> match.own(key);
      case List<?> list -> ofList(list, key);
      case Namespace namespace -> member(namespace.members(), key);
      case JsFunction function -> ofFunction(function, key);
      case JsRegExp regex -> regex.own(key);
      case JsMap map when key.equals("size") -> (double) map.entries().size();
      case JsSet set when key.equals("size") -> (double) set.items().size();
      case null, default -> Undefined.UNDEFINED;
    };
  }

  private static @Nullable Object ofText(String text, String key) {
    if (key.equals("length")) {
      return (double) text.length();
    }
    long index = Objects.index(key);
    return index >= 0 && index < text.length()
        ? text.substring((int) index, (int) index + 1)
        : Undefined.UNDEFINED;
  }

  static @Nullable Object ofList(List<?> list, String key) {
    if (key.equals("length")) {
      return (double) list.size();
    }
    long index = Objects.index(key);
    return index >= 0 && index < list.size() ? list.get((int) index) : Undefined.UNDEFINED;
  }

  private static @Nullable Object ofFunction(JsFunction function, String key) {
    return switch (key) {
      case "name" -> function.name();
      case "length" -> (double) function.length();
      default -> member(function.members(), key);
    };
  }

  private static @Nullable Object member(Map<String, @Nullable Object> members, String key) {
    Object value = members.get(key);
    return value == null ? Undefined.UNDEFINED : value;
  }

  /** A method as a value; it works only when it is called behind a dot. */
  private static Object method(@Nullable Object target, String key) {
    if (key.equals("constructor")) {
      return Undefined.UNDEFINED;
    }
    Methods methods = Methods.named(key);
    boolean foreign = ForeignMembers.has(target, key);
    if (methods.has(target) && !foreign) {
      return new Detached(key, methods);
    }
    if (foreign || ForeignMembers.everywhere(target, key)) {
      throw new ScriptFault(FaultCode.NOT_COVERED, "`" + key + "` cannot be evaluated natively.");
    }
    return Undefined.UNDEFINED;
  }

  /** A method that was read without being called. */
  record Detached(String name, Methods methods) implements JsFunction {
    @Override
    public @Nullable Object call(Run run, @Nullable Object self, @Nullable Object... arguments) {
      if (!methods.has(self)) {
        throw notAFunction("`" + name + "` without a value before the dot");
      }
      return methods.call(self, new Args(run, arguments));
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Detached detached && detached.name.equals(name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  /** {@code key in target}. */
  public static boolean has(Run run, @Nullable Object target, @Nullable Object key) {
    String name = Coerce.key(run, key);
    if (target instanceof Map<?, ?> map) {
      return map.containsKey(name) || Methods.named(name).has(map);
    }
    if (Coerce.isPrimitive(target)) {
      throw new ScriptFault(
          FaultCode.TYPE, "`in` needs an object or a list, not " + Describe.value(target) + ".");
    }
    return get(run, target, name) != Undefined.UNDEFINED;
  }

  /** What {@code Object.entries} and a spread see of a value. */
  public static Map<String, @Nullable Object> ownProperties(@Nullable Object value) {
    Map<String, @Nullable Object> own = Objects.empty();
    switch (value) {
      case Map<?, ?> map -> map.forEach((key, item) -> own.put((String) key, item));
      case MatchList match -> match.ownProperties(own);
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) {
          own.put(Integer.toString(i), list.get(i));
        }
      }
      case String text -> {
        for (int i = 0; i < text.length(); i++) {
          own.put(Integer.toString(i), text.substring(i, i + 1));
        }
      }
      case null, default -> {
        // Everything else has no properties of its own that can be listed.
      }
    }
    return own;
  }

  /** The fault of calling what cannot be called. */
  public static ScriptFault notAFunction(String what) {
    return new ScriptFault(FaultCode.TYPE, what + " is not a function.");
  }
}
