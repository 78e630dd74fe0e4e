package dev.parley.flow.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an open form asks.
 *
 * @param token the token that the form was opened with
 * @param action {@code init} when it opens, {@code data_exchange} when something was entered,
 *     {@code back} when the customer goes back
 * @param screen the screen the customer is on
 * @param data what the customer entered
 */
public record FormQuestion(
    String token, String action, Optional<String> screen, Map<String, @Nullable Object> data) {
  public FormQuestion {
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }

  /** What the form's function is given, beside the contact and the flow's variables. */
  Map<String, @Nullable Object> value() {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    value.put("action", action);
    value.put("screen", screen.orElse(null));
    value.put("data", data);
    return value;
  }
}
