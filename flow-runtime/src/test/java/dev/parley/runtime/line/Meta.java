package dev.parley.runtime.line;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes webhooks as Meta does. */
public final class Meta {
  /** The number that the tests write to. */
  public static final String NUMBER = "106540352242922";

  private static final JsonMapper JSON = JsonMapper.shared();

  // Never twice, also not after a restart within a test.
  private static final AtomicInteger IDS = new AtomicInteger();

  /** The names a customer is seen under; either id may be absent. */
  public record Customer(@Nullable String phone, @Nullable String bsuid, String name) {
    /** Somebody known by phone number alone. */
    public static Customer phone(String phone) {
      return new Customer(phone, null, "Asha");
    }
  }

  /** A message with a new id. */
  public String text(Customer from, String body) {
    return text(from, body, "wamid.in" + IDS.incrementAndGet());
  }

  /** A message with a given id. */
  public static String text(Customer from, String body, String wamid) {
    return message(from, wamid, "text", Map.of("body", body));
  }

  /** A tap on a reply button. */
  public String tap(Customer from, String id, String title) {
    Map<String, Object> reply =
        Map.of("type", "button_reply", "button_reply", Map.of("id", id, "title", title));
    return message(from, "wamid.in" + IDS.incrementAndGet(), "interactive", reply);
  }

  /** A message of any type. */
  public static String message(Customer from, String wamid, String type, Object content) {
    Map<String, Object> message = new LinkedHashMap<>();
    put(message, "from", from.phone());
    put(message, "from_user_id", from.bsuid());
    message.put("id", wamid);
    message.put("timestamp", "1767607200");
    message.put("type", type);
    message.put(type, content);
    Map<String, Object> contact = new LinkedHashMap<>();
    contact.put("profile", Map.of("name", from.name()));
    put(contact, "wa_id", from.phone());
    put(contact, "user_id", from.bsuid());
    return webhook(Map.of("contacts", List.of(contact), "messages", List.of(message)));
  }

  /** A status of one of our messages. */
  public static String status(String wamid, String status, @Nullable String opaque) {
    Map<String, Object> update = new LinkedHashMap<>();
    update.put("id", wamid);
    update.put("status", status);
    update.put("timestamp", "1767607201");
    update.put("recipient_id", "491700000001");
    put(update, "biz_opaque_callback_data", opaque);
    if (status.equals("failed")) {
      update.put("errors", List.of(Map.of("code", 131026, "title", "Message undeliverable")));
    }
    return webhook(Map.of("statuses", List.of(update)));
  }

  /**
   * Statuses of several of our messages in one webhook, as Meta brings them when there are many.
   */
  public static String statuses(List<Map<String, String>> updates) {
    return webhook(Map.of("statuses", updates));
  }

  /** A status that also tells what the message costs. */
  public static String priced(String wamid, String status, String opaque) {
    Map<String, Object> pricing =
        Map.of("billable", true, "pricing_model", "PMP", "category", "utility", "type", "regular");
    Map<String, Object> update =
        Map.of(
            "id",
            wamid,
            "status",
            status,
            "timestamp",
            "1767607202",
            "biz_opaque_callback_data",
            opaque,
            "pricing",
            pricing);
    return webhook(Map.of("statuses", List.of(update)));
  }

  /** A customer says in WhatsApp's own settings what they want of advertising. */
  public static String preference(String phone, String value) {
    Map<String, Object> said =
        Map.of(
            "wa_id",
            phone,
            "category",
            "marketing_messages",
            "value",
            value,
            "detail",
            "User requested to " + value + " marketing messages",
            "timestamp",
            1_767_607_200 + IDS.incrementAndGet());
    Map<String, Object> contact = Map.of("profile", Map.of("name", "Asha"), "wa_id", phone);
    return webhook(
        "user_preferences",
        Map.of("contacts", List.of(contact), "user_preferences", List.of(said)));
  }

  /** A status of a message that its customer wants no more of. */
  public static String optedOut(String wamid, String opaque) {
    Map<String, Object> update =
        Map.of(
            "id",
            wamid,
            "status",
            "failed",
            "timestamp",
            "1767607203",
            "biz_opaque_callback_data",
            opaque,
            "errors",
            List.of(Map.of("code", 131050, "title", "User has stopped marketing")));
    return webhook(Map.of("statuses", List.of(update)));
  }

  private static void put(Map<String, Object> map, String name, @Nullable String value) {
    if (value != null) {
      map.put(name, value);
    }
  }

  private static String webhook(Map<String, Object> content) {
    return webhook("messages", content);
  }

  private static String webhook(String field, Map<String, Object> content) {
    Map<String, Object> value = new LinkedHashMap<>(content);
    value.put("messaging_product", "whatsapp");
    value.put("metadata", Map.of("display_phone_number", "15550001", "phone_number_id", NUMBER));
    Map<String, Object> change = Map.of("field", field, "value", value);
    return JSON.writeValueAsString(
        Map.of(
            "object",
            "whatsapp_business_account",
            "entry",
            List.of(Map.of("id", "102290129340398", "changes", List.of(change)))));
  }
}
