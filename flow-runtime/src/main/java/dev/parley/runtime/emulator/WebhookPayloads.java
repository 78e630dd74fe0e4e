package dev.parley.runtime.emulator;

import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What Meta tells the business: customers' messages, statuses. */
final class WebhookPayloads {
  private static final String HREF =
      "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/";
  private final BusinessNumber number;

  WebhookPayloads(BusinessNumber number) {
    this.number = number;
  }

  /** The update that brings a customer's message. */
  ObjectNode message(Customer customer, ChatMessage message) {
    ObjectNode value = value();
    addContact(value, customer);
    ObjectNode item = value.putArray("messages").addObject();
    JsonNode context = message.content().path("context");
    if (context.isObject()) {
      item.set("context", context);
    }
    customer.phone().ifPresent(phone -> item.put("from", phone));
    item.put("from_user_id", customer.userId());
    item.put("id", message.id()).put("timestamp", seconds(message.at()));
    item.set(message.type(), message.content().path(message.type()));
    item.put("type", message.type());
    return value;
  }

  /** The update that says how far a message of the business has come. */
  ObjectNode status(Customer customer, ChatMessage message, Instant at) {
    ObjectNode value = value();
    boolean failed = message.tick() == Tick.FAILED;
    if (!failed) {
      addContact(value, customer);
    }
    ObjectNode item = value.putArray("statuses").addObject();
    item.put("id", message.id());
    item.put("status", message.tick().name().toLowerCase(Locale.ROOT));
    item.put("timestamp", seconds(at));
    addRecipient(item, customer, failed && message.content().has("to"));
    EmulatorJson.text(message.content(), "biz_opaque_callback_data")
        .ifPresent(data -> item.put("biz_opaque_callback_data", data));
    addPricing(item, message);
    message.trouble().ifPresent(trouble -> addError(item, trouble));
    return value;
  }

  private ObjectNode value() {
    ObjectNode value = EmulatorJson.object().put("messaging_product", "whatsapp");
    value
        .putObject("metadata")
        .put("display_phone_number", number.displayPhoneNumber())
        .put("phone_number_id", number.phoneNumberId());
    return value;
  }

  private static void addContact(ObjectNode value, Customer customer) {
    ObjectNode contact = value.putArray("contacts").addObject();
    ObjectNode profile = contact.putObject("profile").put("name", customer.name());
    customer.username().ifPresent(username -> profile.put("username", "@" + username));
    customer.phone().ifPresent(phone -> contact.put("wa_id", phone));
    contact.put("user_id", customer.userId());
  }

  private static void addRecipient(ObjectNode item, Customer customer, boolean failedByPhone) {
    customer.phone().ifPresent(phone -> item.put("recipient_id", phone));
    if (!failedByPhone) {
      item.put("recipient_user_id", customer.userId());
    }
  }

  /** A template's category is known to its review only, so its price is not told here. */
  private static void addPricing(ObjectNode item, ChatMessage message) {
    if (message.tick() == Tick.SENT && !message.isTemplate() && !message.isReaction()) {
      item.putObject("pricing")
          .put("billable", true)
          .put("pricing_model", "PMP")
          .put("type", "free_customer_service")
          .put("category", "service");
    }
  }

  private static void addError(ObjectNode item, Trouble trouble) {
    ObjectNode error = item.putArray("errors").addObject();
    error.put("code", trouble.code()).put("title", trouble.title());
    error.put("message", trouble.title());
    error.putObject("error_data").put("details", trouble.details());
    error.put("href", HREF);
  }

  private static String seconds(Instant at) {
    return Long.toString(at.getEpochSecond());
  }
}
