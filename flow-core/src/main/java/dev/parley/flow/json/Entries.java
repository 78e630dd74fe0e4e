package dev.parley.flow.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One object of the JSON form while it is put together, in the order of its keys. */
final class Entries {
  private final Map<String, Object> map = new LinkedHashMap<>();

  Entries put(String key, Object value) {
    map.put(key, value);
    return this;
  }

  /** Puts a value where there is one. */
  Entries put(String key, Optional<?> value) {
    value.ifPresent(v -> map.put(key, v));
    return this;
  }

  /** Puts a list of texts unless it is empty. */
  Entries texts(String key, List<String> texts) {
    if (!texts.isEmpty()) {
      map.put(key, texts);
    }
    return this;
  }

  /** Puts a list of objects unless it is empty. */
  <T> Entries list(String key, List<T> items, Function<T, Map<String, Object>> tree) {
    if (!items.isEmpty()) {
      map.put(key, items.stream().map(tree).toList());
    }
    return this;
  }

  /** Puts named values unless there are none. */
  Entries map(String key, Map<String, String> values) {
    if (!values.isEmpty()) {
      map.put(key, values);
    }
    return this;
  }

  /** Puts an object unless it is empty. */
  Entries object(String key, Map<String, Object> value) {
    if (!value.isEmpty()) {
      map.put(key, value);
    }
    return this;
  }

  Map<String, Object> map() {
    return map;
  }

  /** How the JSON writes an enum's constant. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
