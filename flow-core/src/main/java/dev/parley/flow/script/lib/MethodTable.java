package dev.parley.flow.script.lib;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The methods of one kind of value by name. */
final class MethodTable<T> {
  private final Map<String, Method<T>> methods = new HashMap<>();

  /** Adds a method. */
  MethodTable<T> with(String name, Method<T> method) {
    methods.put(name, method);
    return this;
  }

  /** Adds the methods of another table. */
  MethodTable<T> withAll(MethodTable<T> other) {
    methods.putAll(other.methods);
    return this;
  }

  /** The names of all methods. */
  Set<String> names() {
    return methods.keySet();
  }

  Optional<Method<T>> named(String name) {
    return Optional.ofNullable(methods.get(name));
  }
}
