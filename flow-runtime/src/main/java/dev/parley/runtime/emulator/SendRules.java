package dev.parley.runtime.emulator;

import dev.parley.flow.model.WhatsAppLimits;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** What Meta demands of a body posted to {@code /messages}, whatever its type. */
final class SendRules {
  private static final List<String> TYPES =
      List.of(
          "audio",
          "contacts",
          "document",
          "image",
          "interactive",
          "location",
          "reaction",
          "sticker",
          "template",
          "text",
          "video");
  private static final WhatsAppLimits LIMITS = WhatsAppLimits.V24;
  private static final int FILE_NAME = 240;
  private static final int TEMPLATE_NAME = 512;
  private static final int PHONE_DIGITS_LEAST = 5;
  private static final int PHONE_DIGITS_MOST = 15;

  private SendRules() {}

  /** Refuses what is not for WhatsApp at all. */
  static void checkProduct(ObjectNode body) {
    Param product = Param.body(body).get("messaging_product");
    if (!product.isPresent()) {
      throw GraphFault.parameter("The parameter messaging_product is required.");
    }
    product.word(List.of("whatsapp"));
  }

  /**
   * Refuses a message that could not be shown. Afterwards {@code type}, and the type of an
   * interactive message, are there and in lower case.
   */
  static void checkMessage(ObjectNode body) {
    Param message = Param.body(body);
    checkRecipient(message);
    checkTracking(message);
    Param type = message.get("type");
    String word = type.isPresent() ? type.word(TYPES) : "text";
    body.put("type", word);
    Param content = message.get(word);
    if (!content.isPresent()) {
      throw GraphFault.missing("Parameter '%s' is mandatory for type '%s'".formatted(word, word));
    }
    checkContent(word, content, body);
  }

  /** Refuses a read mark or typing indicator that says nothing. */
  static void checkReadMark(ObjectNode body) {
    Param mark = Param.body(body);
    mark.get("status").word(List.of("read"));
    mark.get("message_id").text();
    if (mark.get("typing_indicator").isPresent()) {
      mark.get("typing_indicator").object().get("type").word(List.of("text"));
    }
  }

  private static void checkRecipient(Param message) {
    if (message.get("recipient_type").isPresent()) {
      message.get("recipient_type").word(List.of("individual"));
    }
    if (message.get("to").isPresent()) {
      int digits = Identities.digits(message.get("to").text()).length();
      if (digits < PHONE_DIGITS_LEAST || digits > PHONE_DIGITS_MOST) {
        throw GraphFault.invalid("to is not a valid phone number.");
      }
    } else if (message.get("recipient").isPresent()) {
      message.get("recipient").text();
    } else {
      throw GraphFault.parameter("The parameter to is required.");
    }
  }

  private static void checkTracking(Param message) {
    message.get("biz_opaque_callback_data").optionalText(LIMITS.opaqueData());
    if (message.get("context").isPresent()) {
      message.get("context").object().get("message_id").text();
    }
  }

  private static void checkContent(String type, Param content, ObjectNode body) {
    if ("contacts".equals(type)) {
      checkContacts(content);
      return;
    }
    content.object();
    switch (type) {
      case "text" -> checkText(content);
      case "interactive" -> InteractiveRules.check(content, (ObjectNode) body.path(type));
      case "location" -> checkLocation(content);
      case "reaction" -> content.get("message_id").text();
      case "template" -> checkTemplate(content);
      default -> checkMedia(type, content);
    }
  }

  private static void checkText(Param text) {
    String body = text.get("body").text();
    if (WhatsAppLimits.length(body) > LIMITS.text()) {
      throw GraphFault.parameter(
          "Param text['body'] must be at most %d characters long.".formatted(LIMITS.text()));
    }
  }

  private static void checkLocation(Param location) {
    location.get("latitude").number(-90, 90);
    location.get("longitude").number(-180, 180);
  }

  private static void checkTemplate(Param template) {
    String name = template.get("name").text(TEMPLATE_NAME);
    if (!name.equals(name.toLowerCase(Locale.ROOT))) {
      throw GraphFault.invalid(template.get("name").name() + " must be in lower case.");
    }
    template.get("language").object().get("code").text();
  }

  private static void checkContacts(Param contacts) {
    for (Param contact : contacts.items(LIMITS.contactCards())) {
      contact.object().get("name").object().get("formatted_name").text();
    }
  }

  /** Media in any message and in the headers of interactive ones. */
  static void checkMedia(String type, Param media) {
    boolean uploaded = media.get("id").isPresent();
    boolean linked = media.get("link").isPresent();
    if (uploaded == linked) {
      throw GraphFault.invalid(
          "Exactly one of %s and %s must be given."
              .formatted(media.get("id").name(), media.get("link").name()));
    }
    if (uploaded) {
      media.get("id").text();
    } else {
      media.get("link").webAddress();
    }
    boolean captioned = media.get("caption").isPresent();
    if (captioned && ("audio".equals(type) || "sticker".equals(type))) {
      throw GraphFault.parameter("Unexpected key \"caption\" on param \"" + type + "\".");
    }
    media.get("caption").optionalText(LIMITS.caption());
    media.get("filename").optionalText(FILE_NAME);
  }
}
