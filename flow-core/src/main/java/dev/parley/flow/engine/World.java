package dev.parley.flow.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a turn is told from outside.
 *
 * @param message the message that is answered; null in turns without one
 * @param ad the advertisement it came through
 * @param facts what the host knows
 * @param now time and chance
 */
record World(@Nullable Incoming message, Optional<Incoming.Ad> ad, Facts facts, Now now) {
  /** The world of a message, its advertisement told apart. */
  static World of(Incoming message, Facts facts, Now now) {
    return message instanceof Incoming.FromAd(Incoming inner, Incoming.Ad ad)
        ? new World(inner, Optional.of(ad), facts, now)
        : new World(message, Optional.empty(), facts, now);
  }

  /** The world of an input. */
  static World of(Input input, Facts facts, Now now) {
    return input instanceof Input.Reply(Incoming message)
        ? of(message, facts, now)
        : new World(null, Optional.empty(), facts, now);
  }

  /** What expressions read as {@code trigger} when this message starts something. */
  Map<String, @Nullable Object> trigger(String type) {
    Map<String, @Nullable Object> trigger = new LinkedHashMap<>();
    trigger.put("type", type);
    if (message != null) {
      trigger.put("text", message.text());
    }
    if (message instanceof Incoming.Order order) {
      trigger.put("order", Received.value(order));
    }
    if (message instanceof Incoming.Consent consent) {
      trigger.put("purpose", consent.purpose());
    }
    ad.ifPresent(a -> trigger.put("ad", Received.value(a)));
    return trigger;
  }

  /** What expressions read as {@code input}; null without a message. */
  @Nullable Map<String, @Nullable Object> input() {
    return message == null ? null : Received.input(message);
  }
}
