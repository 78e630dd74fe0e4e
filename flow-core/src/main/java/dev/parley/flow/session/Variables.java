package dev.parley.flow.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The named values of one frame, immutable. Names and values stand in two arrays of the same order;
 * all sessions of a flow share the array of names, so a parked session costs its values only.
 */
public final class Variables {
  private final String[] names;
  private final @Nullable Object[] values;

  private Variables(String[] names, @Nullable Object[] values) {
    this.names = names;
    this.values = values;
  }

  /**
   * Wraps both arrays without a copy: whoever calls this must never change them again.
   *
   * @param names the names; shared between sessions
   * @param values the values, one a name; null is unset
   */
  public static Variables wrap(String[] names, @Nullable Object[] values) {
    if (names.length != values.length) {
      throw new IllegalArgumentException(names.length + " names, " + values.length + " values");
    }
    return new Variables(names, values);
  }

  /** The variables of a map, in its order. */
  public static Variables of(Map<String, ? extends @Nullable Object> map) {
    return new Variables(map.keySet().toArray(new String[0]), map.values().toArray());
  }

  /** The value of a name; null if it is unset or unknown. */
  public @Nullable Object get(String name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return values[i];
      }
    }
    return null;
  }

  /** How many names there are, set or not. */
  public int size() {
    return names.length;
  }

  /** The name at a place. */
  public String name(int index) {
    return names[index];
  }

  /** The value at a place; null if unset. */
  public @Nullable Object value(int index) {
    return values[index];
  }

  /** A fresh array of the values in the order of these names. */
  // The very same names mean the very same order; equal ones are found below, more slowly.
  @SuppressWarnings("ReferenceEquality")
  public @Nullable Object[] arrange(String[] order) {
    if (order == names) {
      return values.clone();
    }
    @Nullable Object[] arranged = new @Nullable Object[order.length];
    for (int i = 0; i < order.length; i++) {
      arranged[i] = i < names.length && names[i].equals(order[i]) ? values[i] : get(order[i]);
    }
    return arranged;
  }

  /** The set values by name. */
  public Map<String, @Nullable Object> asMap() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      if (values[i] != null) {
        map.put(names[i], values[i]);
      }
    }
    return Collections.unmodifiableMap(map);
  }

  /** Two are equal if the same names are set to the same values, whatever their order. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Variables that && asMap().equals(that.asMap());
  }

  @Override
  public int hashCode() {
    return asMap().hashCode();
  }

  @Override
  public String toString() {
    return asMap().toString();
  }
}
