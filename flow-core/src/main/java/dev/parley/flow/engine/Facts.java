package dev.parley.flow.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the host knows at the moment of a turn and expressions may read.
 *
 * @param contact the contact's fields: {@code name phone lang labels groups} and custom ones
 * @param env the bot's settings, read as {@code env.NAME}
 * @param hours opening hours by name, each {@code {open: boolean}}, read as {@code hours.NAME.open}
 * @param firstContact whether this is the contact's first message ever
 */
public record Facts(
    Map<String, @Nullable Object> contact,
    Map<String, String> env,
    Map<String, @Nullable Object> hours,
    boolean firstContact) {
  public Facts {
    contact = Collections.unmodifiableMap(new LinkedHashMap<>(contact));
    env = Map.copyOf(env);
    hours = Collections.unmodifiableMap(new LinkedHashMap<>(hours));
  }

  /** Nothing is known. */
  public static Facts none() {
    return new Facts(Map.of(), Map.of(), Map.of(), false);
  }

  /** Facts of a contact, without settings. */
  public static Facts contact(Map<String, @Nullable Object> contact) {
    return new Facts(contact, Map.of(), Map.of(), false);
  }
}
