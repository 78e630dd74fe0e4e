package dev.parley.runtime.emulator;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** People whom the business has blocked: what they write does not arrive. */
final class BlockEdges {
  private static final int MOST = 1_000;
  private static final int NOT_RECENT = 139100;

  private final Predicate<String> phone;
  private final Chats chats;
  private final Timeline timeline;

  BlockEdges(EmulatorSettings settings, Chats chats) {
    this.phone = settings.number().phoneNumberId()::equals;
    this.timeline = settings.timeline();
    this.chats = chats;
  }

  void addTo(GraphMap map) {
    map.add("GET block_users", phone, call -> chats.exclusively(this::list));
    map.add("POST block_users", phone, call -> chats.exclusively(() -> change(call, true)));
    map.add("DELETE block_users", phone, call -> chats.exclusively(() -> change(call, false)));
  }

  private JsonNode list() {
    ObjectNode list = EmulatorJson.object();
    ArrayNode data = list.putArray("data");
    chats.all().stream().filter(Chat::isBlocked).forEach(chat -> addUser(data, chat.customer()));
    return list;
  }

  private JsonNode change(GraphCall call, boolean block) {
    SendRules.checkProduct(call.body());
    List<Param> users = Param.body(call.body()).get("block_users").items(MOST);
    ObjectNode answer = EmulatorJson.object().put("messaging_product", "whatsapp");
    ObjectNode result = answer.putObject("block_users");
    ArrayNode done = result.putArray(block ? "added_users" : "removed_users");
    ArrayNode failed = EmulatorJson.array();
    for (Param user : users) {
      String input = user.object().get("user").text();
      Optional<Chat> chat = chats.find(input).filter(found -> !block || isRecent(found));
      if (chat.isPresent()) {
        chat.get().block(block);
        addUser(done, chat.get().customer()).put("input", input);
      } else {
        addFailure(failed, input);
      }
    }
    if (!failed.isEmpty()) {
      result.set("failed_users", failed);
      throw GraphFault.partly(NOT_RECENT, "Failed to block/unblock some users", answer);
    }
    return answer;
  }

  /** Only who wrote within 24 hours can be blocked. */
  private boolean isRecent(Chat chat) {
    return chat.windowEnd(timeline.now()).isPresent();
  }

  private static ObjectNode addUser(ArrayNode list, Customer customer) {
    ObjectNode user = list.addObject().put("messaging_product", "whatsapp");
    customer.phone().ifPresent(phone -> user.put("wa_id", phone));
    return user.put("user_id", customer.userId());
  }

  private static void addFailure(ArrayNode failed, String input) {
    ObjectNode user = failed.addObject().put("input", input);
    ObjectNode error = user.putArray("errors").addObject();
    error.put("message", "Re-engagement required").put("code", 139103);
    error
        .putObject("error_data")
        .put("details", "The user has not messaged the business in the last 24 hours.");
  }
}
