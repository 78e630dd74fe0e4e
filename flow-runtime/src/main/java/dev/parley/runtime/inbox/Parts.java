package dev.parley.runtime.inbox;

import dev.parley.flow.engine.Incoming;
import dev.parley.flow.script.Json;
import dev.parley.flow.script.ScriptFault;
import dev.parley.runtime.whatsapp.Content;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cards, baskets and forms as the values that flows work with; what is missing is left out. */
final class Parts {
  private static final String TOKEN = "flow_token";

  private Parts() {}

  static Map<String, @Nullable Object> card(Content.Contacts.Card card) {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    List<String> phones =
        card.phones().stream().flatMap(phone -> phone.number().or(phone::waId).stream()).toList();
    put(value, "name", card.name());
    put(value, "phone", phones.stream().findFirst());
    value.put("phones", phones);
    value.put("emails", card.emails());
    put(value, "organisation", card.organisation());
    return value;
  }

  static Map<String, @Nullable Object> item(Content.Order.Item item) {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    put(value, "product", item.retailerId());
    put(value, "quantity", item.quantity().map(BigDecimal::doubleValue));
    put(value, "price", item.price().map(BigDecimal::doubleValue));
    put(value, "currency", item.currency());
    return value;
  }

  // The class file of a record says nothing of the nulls that its maps may hold.
  @SuppressWarnings("NullAway")
  static Incoming contacts(Content.Contacts contacts) {
    return new Incoming.Contacts(contacts.cards().stream().map(Parts::card).toList());
  }

  // The class file of a record says nothing of the nulls that its maps may hold.
  @SuppressWarnings("NullAway")
  static Incoming order(Content.Order order) {
    return new Incoming.Order(
        order.catalogId(),
        order.items().stream().map(Parts::item).toList(),
        order.text().orElse(""));
  }

  /** Meta sends the answers as a text, and it need not be an object. */
  // The class file of a record says nothing of the nulls that its maps may hold.
  @SuppressWarnings("NullAway")
  static Incoming form(Content.FormReply form) {
    Map<String, @Nullable Object> answers = new LinkedHashMap<>();
    if (json(form.responseJson()) instanceof Map<?, ?> object) {
      object.forEach((name, value) -> answers.put(String.valueOf(name), value));
    }
    Object token = answers.remove(TOKEN);
    return new Incoming.Form(
        token instanceof String text ? text : "", answers, form.body().orElse(""));
  }

  private static @Nullable Object json(String text) {
    try {
      return Json.parse(text);
    } catch (ScriptFault notJson) {
      return null;
    }
  }

  private static void put(
      Map<String, @Nullable Object> value, String name, Optional<? extends Object> part) {
    part.ifPresent(p -> value.put(name, p));
  }
}
