package dev.parley.flow.script.value;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects: maps whose integer keys come first, in ascending order. */
public final class Objects {
  private static final long MAX_INDEX = 4294967294L;

  private Objects() {}

  /** A new empty object. */
  public static Map<String, @Nullable Object> empty() {
    return new LinkedHashMap<>();
  }

  /** Sets a property, keeping the order of keys that ECMAScript asks for. */
  public static void put(Map<String, @Nullable Object> object, String key, @Nullable Object value) {
    long index = index(key);
    if (index < 0 || object.containsKey(key) || comesLast(object, index)) {
      object.put(key, value);
      return;
    }
    Map<String, @Nullable Object> later = new LinkedHashMap<>();
    object.forEach((k, v) -> {
      long other = index(k);
      if (other < 0 || other > index) {
        later.put(k, v);
      }
    });
    later.keySet().forEach(object::remove);
    object.put(key, value);
    object.putAll(later);
  }

  /** Sets all properties of another object. */
  public static void putAll(Map<String, @Nullable Object> object, Map<?, ?> more) {
    boolean first = object.isEmpty();
    more.forEach((key, value) -> {
      if (first) {
        object.put((String) key, value);
      } else {
        put(object, (String) key, value);
      }
    });
  }

  private static boolean comesLast(Map<String, @Nullable Object> object, long index) {
    if (object.isEmpty()) {
      return true;
    }
    if (!(object instanceof LinkedHashMap<String, @Nullable Object> linked)) {
      return false;
    }
    Map.Entry<String, @Nullable Object> last = linked.lastEntry();
    long other = last == null ? -1 : index(last.getKey());
    return other >= 0 && other < index;
  }

  /** The array index that a key is, or -1. */
  public static long index(String key) {
    int length = key.length();
    if (length == 0 || length > 10 || (length > 1 && key.charAt(0) == '0')) {
      return -1;
    }
    long index = 0;
    for (int i = 0; i < length; i++) {
      int digit = key.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      index = index * 10 + digit;
    }
    return index <= MAX_INDEX ? index : -1;
  }
}
