package dev.parley.runtime.inbox;

import dev.parley.flow.engine.Incoming;
import dev.parley.flow.script.Json;
import dev.parley.flow.script.ScriptFault;
import dev.parley.runtime.whatsapp.Content;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

  /** The same form, whose files are what a message's file is to a flow. */
  // The class file of a record says nothing of the nulls that its maps may hold.
  @SuppressWarnings("NullAway")
  static Incoming named(Incoming.Form form, Map<String, String> files) {
    Map<String, @Nullable Object> answers = new LinkedHashMap<>();
    form.answers()
        .forEach((name, value) -> {
          boolean picked = value instanceof List<?>;
          answers.put(name, picked ? named((List<?>) value, files) : value);
        });
    return new Incoming.Form(form.token(), answers, form.text());
  }

  private static List<Object> named(List<?> picked, Map<String, String> files) {
    List<Object> named = new ArrayList<>();
    for (Object item : picked) {
      boolean file =
          item instanceof Map<?, ?> map
              && map.get("id") instanceof String id
              && files.containsKey(id);
      named.add(file ? file((Map<?, ?>) item, files) : item);
    }
    return named;
  }

  private static Map<String, Object> file(Map<?, ?> said, Map<String, String> files) {
    Optional<String> type = text(said.get("mime_type"));
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("id", files.getOrDefault(String.valueOf(said.get("id")), ""));
    Content.Media.Kind kind = Content.Media.Kind.of(type.orElse(""));
    file.put("type", kind.name().toLowerCase(Locale.ROOT));
    type.ifPresent(mime -> file.put("mime", mime));
    text(said.get("file_name")).ifPresent(name -> file.put("filename", name));
    return file;
  }

  private static Optional<String> text(@Nullable Object value) {
    return value instanceof String text ? Optional.of(text) : Optional.empty();
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
