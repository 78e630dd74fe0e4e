package dev.parley.flow.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which flow starts and why.
 *
 * @param bot the bot's id; its current release is used
 * @param flow the flow's id
 * @param trigger what expressions read as {@code trigger}: {@code type}, {@code text}, {@code
 *     keyword} …
 * @param params values for the flow's parameters
 */
public record Start(
    String bot,
    String flow,
    Map<String, @Nullable Object> trigger,
    Map<String, @Nullable Object> params) {
  public Start {
    trigger = Collections.unmodifiableMap(new LinkedHashMap<>(trigger));
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
  }

  /** Starts a flow without a message. */
  public static Start of(String bot, String flow) {
    return new Start(bot, flow, Map.of("type", "api"), Map.of());
  }
}
