package dev.parley.runtime.channel;

import dev.parley.runtime.account.Channel;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Shape;
import dev.parley.runtime.whatsapp.GraphBusiness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether a number can send, and whether what customers write comes here. */
final class ConnectionTest {
  private final Meta meta;
  private final Channel channel;
  private final List<Map<String, Object>> checks = new ArrayList<>();
  private Map<String, String> card = Map.of();
  private boolean ok = true;

  private ConnectionTest(Meta meta, Channel channel) {
    this.meta = meta;
    this.channel = channel;
  }

  static Map<String, Object> of(Meta meta, Channel channel) {
    return new ConnectionTest(meta, channel).run();
  }

  private Map<String, Object> run() {
    if (token()) {
      registered();
      subscribed();
    }
    return Shape.of("ok", ok, "checks", checks, "number", card);
  }

  private void check(String what, boolean good, String says) {
    ok &= good;
    checks.add(Shape.of("what", what, "ok", good, "says", says));
  }

  private boolean token() {
    try {
      card = meta.ask(channel, (graph, number) -> new GraphBusiness(graph).card(number));
      String name = card.getOrDefault("verified_name", "no name yet");
      String number = card.getOrDefault("display_phone_number", channel.phoneNumberId());
      check("access token", true, "It opens " + number + " (" + name + ").");
      return true;
    } catch (Problem refused) {
      check("access token", false, String.valueOf(refused.getMessage()));
      return false;
    }
  }

  private void registered() {
    String status = card.getOrDefault("status", "CONNECTED");
    boolean good = status.equals("CONNECTED");
    check(
        "number",
        good,
        good
            ? "It is connected."
            : "Its status is " + status + ": register it with POST /channels/{id}/register.");
  }

  private void subscribed() {
    try {
      Map<String, String> apps =
          meta.ask(
              channel,
              (graph, number) -> new GraphBusiness(graph).subscribed(number, channel.wabaId()));
      check(
          "webhooks",
          !apps.isEmpty(),
          apps.isEmpty()
              ? "No app gets the account's webhooks: POST /channels/{id}/subscribe does it."
              : "They go to " + String.join(", ", apps.values()) + ".");
    } catch (Problem refused) {
      check("webhooks", false, String.valueOf(refused.getMessage()));
    }
  }
}
