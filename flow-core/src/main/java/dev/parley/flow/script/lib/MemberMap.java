package dev.parley.flow.script.lib;

import dev.parley.flow.script.value.NativeFunction;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions and constants of a built-in object while they are put together. */
final class MemberMap {
  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

  /** Adds a function. */
  MemberMap with(String name, int length, NativeFunction.Body body) {
    members.put(name, new NativeFunction(name, length, body));
    return this;
  }

  /** Adds a constant. */
  MemberMap with(String name, Object value) {
    members.put(name, value);
    return this;
  }

  Map<String, @Nullable Object> all() {
    return Collections.unmodifiableMap(members);
  }
}
