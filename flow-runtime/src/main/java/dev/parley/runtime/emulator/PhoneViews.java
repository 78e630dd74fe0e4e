package dev.parley.runtime.emulator;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the phone page is told, as JSON. */
final class PhoneViews {
  private PhoneViews() {}

  static ObjectNode business(BusinessNumber number) {
    return EmulatorJson.object()
        .put("name", number.name())
        .put("displayPhoneNumber", number.displayPhoneNumber());
  }

  /** One line of the list of people. */
  static ObjectNode customer(Chat chat, Instant now) {
    Customer customer = chat.customer();
    ObjectNode view = EmulatorJson.object().put("id", customer.userId());
    view.put("name", customer.name());
    customer.phone().ifPresent(phone -> view.put("phone", phone));
    customer.username().ifPresent(username -> view.put("username", username));
    view.put("unread", chat.unread()).put("typing", chat.isTyping(now));
    chat.windowEnd(now).ifPresent(end -> view.put("windowEnd", end.toString()));
    chat.last().ifPresent(last -> view.set("last", message(last)));
    return view;
  }

  /** A bubble. */
  static ObjectNode message(ChatMessage message) {
    ObjectNode view = EmulatorJson.object().put("id", message.id());
    view.put("number", message.number());
    view.put("from", message.side().name().toLowerCase(Locale.ROOT));
    view.put("at", message.at().toString());
    view.put("tick", message.tick().name().toLowerCase(Locale.ROOT));
    view.set("content", content(message));
    message.trouble().ifPresent(trouble -> view.set("trouble", trouble(trouble)));
    message.reaction().ifPresent(emoji -> view.put("reaction", emoji));
    message.draft().ifPresent(draft -> view.put("draft", draft));
    return view;
  }

  private static ObjectNode content(ChatMessage message) {
    ObjectNode content = EmulatorJson.object().put("type", message.type());
    for (String key : List.of(message.type(), "context")) {
      if (message.content().has(key)) {
        content.set(key, message.content().path(key));
      }
    }
    return content;
  }

  private static ObjectNode trouble(Trouble trouble) {
    return EmulatorJson.object()
        .put("code", trouble.code())
        .put("title", trouble.title())
        .put("details", trouble.details());
  }

  /** The messages that a phone shows of a chat, oldest first. */
  static ObjectNode messages(Chat chat) {
    ObjectNode view = EmulatorJson.object();
    ArrayNode items = view.putArray("items");
    chat.messages().stream()
        .filter(ChatMessage::isShown)
        .forEach(message -> items.add(message(message)));
    return view;
  }

  static ObjectNode health(WebhookHealth health) {
    ObjectNode view = EmulatorJson.object().put("dropped", health.dropped());
    health.problem().ifPresent(problem -> view.put("problem", problem));
    return view;
  }
}
