package dev.parley.runtime.emulator;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts updates into one POST, as Meta does: several entries, changes and messages at once. */
final class Envelopes {
  private final String wabaId;

  Envelopes(BusinessNumber number) {
    this.wabaId = number.wabaId();
  }

  /** One POST with these updates, in this order. */
  ObjectNode of(List<WebhookUpdate> updates) {
    ObjectNode envelope = EmulatorJson.object().put("object", "whatsapp_business_account");
    ObjectNode entry = envelope.putArray("entry").addObject().put("id", wabaId);
    updates.stream()
        .filter(update -> !update.isOfMessages())
        .findFirst()
        .ifPresent(update -> entry.put("time", update.since().getEpochSecond()));
    ArrayNode changes = entry.putArray("changes");
    Optional<ObjectNode> last = Optional.empty();
    for (WebhookUpdate update : updates) {
      if (update.isOfMessages()
          && last.filter(value -> merged(value, update.value())).isPresent()) {
        continue;
      }
      ObjectNode value = update.value().deepCopy();
      ObjectNode change = changes.addObject();
      change.set("value", value);
      change.put("field", update.field());
      last = update.isOfMessages() ? Optional.of(value) : Optional.empty();
    }
    return envelope;
  }

  /** Messages of one person, or statuses of messages to one person, share a change. */
  private static boolean merged(ObjectNode into, ObjectNode value) {
    for (String list : List.of("messages", "statuses")) {
      boolean both = into.path(list) instanceof ArrayNode && value.path(list) instanceof ArrayNode;
      if (both && same(into, value)) {
        ((ArrayNode) into.path(list)).addAll((ArrayNode) value.path(list).deepCopy());
        return true;
      }
    }
    return false;
  }

  private static boolean same(JsonNode one, JsonNode other) {
    return one.path("contacts").equals(other.path("contacts"))
        && one.path("metadata").equals(other.path("metadata"));
  }
}
