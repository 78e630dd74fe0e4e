package dev.parley.runtime.emulator;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What customers do with their phones: write, tap, look. A customer is named by user id, phone
 * number, username or first name.
 */
final class CustomerSide {
  private final Chats chats;
  private final Courier courier;
  private final String businessPhone;
  private final Traffic traffic;

  /**
   * A press on something in a message.
   *
   * @param messageId the message
   * @param option the id of the button or row
   */
  record Tap(String messageId, String option) {}

  CustomerSide(Chats chats, Courier courier, BusinessNumber number, Traffic traffic) {
    this.chats = chats;
    this.courier = courier;
    this.businessPhone = number.displayPhoneNumber();
    this.traffic = traffic;
  }

  /** Gives somebody a phone; empty if there are as many as there can be. */
  Optional<ObjectNode> join(NewCustomer wanted) {
    return chats.exclusively(() -> {
      if (chats.isFull()) {
        return Optional.empty();
      }
      Chat chat = chats.add(wanted);
      courier.show(chat);
      return Optional.of(courier.view(chat));
    });
  }

  /** Sends a text, perhaps as the answer to a message; empty if there is no such customer. */
  Optional<ObjectNode> write(
      String whom, String text, Optional<String> replyTo, Optional<String> draft) {
    ObjectNode content = EmulatorJson.object().put("type", "text");
    content.putObject("text").put("body", text);
    return send(whom, content, replyTo, draft);
  }

  /** Sends a message of any kind, as the webhook will tell of it; empty if nobody is called so. */
  Optional<ObjectNode> send(
      String whom, ObjectNode content, Optional<String> replyTo, Optional<String> draft) {
    return chats.exclusively(() -> {
      Optional<Chat> chat = chats.find(whom);
      chat.ifPresent(found -> quote(found, content, replyTo));
      return chat.map(found -> send(found, content, draft));
    });
  }

  /**
   * Taps a button or row of a message, however old it is; empty if there is no such customer,
   * message or button.
   */
  Optional<ObjectNode> tap(String whom, Tap tap, Optional<String> draft) {
    return chats.exclusively(() ->
        chats
            .find(whom)
            .flatMap(chat -> reply(chat, tap).map(content -> send(chat, content, draft))));
  }

  private Optional<ObjectNode> reply(Chat chat, Tap tap) {
    Optional<ObjectNode> content =
        chat.find(tap.messageId())
            .filter(ChatMessage::isShown)
            .flatMap(message -> Taps.reply(message.content(), tap.option()));
    content.ifPresent(reply -> quote(chat, reply, Optional.of(tap.messageId())));
    return content;
  }

  private void quote(Chat chat, ObjectNode content, Optional<String> messageId) {
    messageId
        .flatMap(chat::find)
        .ifPresent(quoted -> {
          String author = quoted.isFrom(Side.BUSINESS) ? businessPhone : chat.customer().address();
          content.putObject("context").put("from", author).put("id", quoted.id());
        });
  }

  private ObjectNode send(Chat chat, ObjectNode content, Optional<String> draft) {
    ChatMessage message =
        new ChatMessage(
            Identities.messageId(chat.customer(), true),
            chats.nextNumber(),
            Side.CUSTOMER,
            courier.now(),
            content,
            Tick.SENT,
            Optional.empty(),
            Optional.empty(),
            draft);
    traffic.countInbound();
    if (chat.isBlocked()) {
      courier.store(chat, message);
    } else {
      courier.toBusiness(chat, message);
    }
    return PhoneViews.message(message);
  }

  /** Looks at the chat: everything that has arrived is read now. False if there is no such chat. */
  boolean read(String whom) {
    return chats.exclusively(() -> {
      Optional<Chat> chat = chats.find(whom);
      chat.ifPresent(found ->
          found.messages().stream()
              .filter(ChatMessage::isUnread)
              .forEach(message -> courier.advance(found, message.id(), Tick.READ)));
      return chat.isPresent();
    });
  }

  /** The messages of a chat; empty if there is no such customer. */
  Optional<ObjectNode> messages(String whom) {
    return chats.exclusively(() -> chats.find(whom).map(PhoneViews::messages));
  }

  /** Everybody with a phone. */
  List<JsonNode> customers() {
    return chats.exclusively(() -> chats.all().stream().<JsonNode>map(courier::view).toList());
  }
}
