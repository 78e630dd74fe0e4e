package dev.parley.flow.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a turn is told from outside.
 *
 * @param message the message that is answered; null in turns without one
 * @param facts what the host knows
 * @param now time and chance
 */
record World(@Nullable Incoming message, Facts facts, Now now) {
  /** What expressions read as {@code trigger} when this message starts something. */
  Map<String, @Nullable Object> trigger(String type) {
    Map<String, @Nullable Object> trigger = new LinkedHashMap<>();
    trigger.put("type", type);
    if (message != null) {
      trigger.put("text", message.text());
    }
    return trigger;
  }

  /** What expressions read as {@code input}; null without a message. */
  @Nullable Map<String, @Nullable Object> input() {
    if (message == null) {
      return null;
    }
    Map<String, @Nullable Object> input = new LinkedHashMap<>();
    input.put(
        "type",
        switch (message) {
          case Incoming.Text text -> "text";
          case Incoming.Tap tap -> "tap";
          case Incoming.Other other -> other.kind();
        });
    input.put("text", message.text());
    return input;
  }
}
