package dev.parley.runtime.whatsapp;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a customer's message says. */
public sealed interface Content {

  /** Plain text; ice breakers and commands arrive like this too. */
  record Text(String body) implements Content {}

  /**
   * A file at Meta, to be fetched by its id within seven days.
   *
   * @param animated whether a sticker moves
   */
  record Media(
      Kind kind,
      String id,
      Optional<String> mimeType,
      Optional<String> sha256,
      Optional<String> caption,
      Optional<String> filename,
      Optional<String> url,
      boolean animated)
      implements Content {

    /** What sort of file it is; a voice note is audio that was recorded in the chat. */
    public enum Kind {
      IMAGE,
      VIDEO,
      AUDIO,
      VOICE,
      DOCUMENT,
      STICKER;

      /** As which a file of a form's picker counts, by its type. */
      public static Kind of(String mimeType) {
        String type = mimeType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        return switch (type) {
          case "image/jpeg", "image/png", "image/webp" -> IMAGE;
          default -> type.startsWith("video/") ? VIDEO : DOCUMENT;
        };
      }
    }
  }

  /** A place on the map. */
  record Location(
      double latitude,
      double longitude,
      Optional<String> name,
      Optional<String> address,
      Optional<String> url)
      implements Content {}

  /**
   * Contact cards.
   *
   * @param origin whether the card answers a request for it, when Meta says so
   */
  record Contacts(List<Card> cards, Optional<String> origin) implements Content {
    /** One person's card; any part may be missing. */
    public record Card(
        Optional<String> name,
        List<Phone> phones,
        List<String> emails,
        Optional<String> organisation,
        Optional<String> vcard) {}

    /** A telephone number on a card; the WhatsApp id is there only if the number has WhatsApp. */
    public record Phone(Optional<String> number, Optional<String> waId, Optional<String> type) {}
  }

  /** An emoji put on a message; no emoji takes the former one away. */
  record Reaction(String messageId, Optional<String> emoji) implements Content {}

  /** A tap on a quick reply of a template. */
  record TemplateButton(String payload, String text) implements Content {}

  /** A tap on a reply button; the id is the one we sent. */
  record ButtonReply(String id, String title) implements Content {}

  /** A choice from a list; the id is the one we sent. */
  record ListReply(String id, String title, Optional<String> description) implements Content {}

  /**
   * A submitted form.
   *
   * @param name {@code flow} or {@code address_message}
   * @param responseJson the answers as the text Meta sent; it need not be a JSON object
   */
  record FormReply(String name, Optional<String> body, String responseJson) implements Content {}

  /**
   * Whether we may call.
   *
   * @param accepted whether the customer lets us
   * @param until when the permission ends
   * @param permanent whether it does not end
   */
  record CallPermission(boolean accepted, Optional<Instant> until, boolean permanent)
      implements Content {}

  /**
   * Something about a payment, in Brazil.
   *
   * @param type {@code payment_method} or {@code payment_notification}
   * @param json what Meta sent
   */
  record PaymentReply(String type, String json) implements Content {}

  /** A basket ordered from the catalogue. */
  record Order(Optional<String> catalogId, Optional<String> text, List<Item> items)
      implements Content {
    /** One line of the basket. */
    public record Item(
        Optional<String> retailerId,
        Optional<BigDecimal> quantity,
        Optional<BigDecimal> price,
        Optional<String> currency) {}
  }

  /**
   * News about the customer and not from them: a changed number, id or device.
   *
   * @param type Meta's word, such as {@code user_changed_number}
   * @param newWaId the number they write from now on
   * @param newBsuid the business-scoped id they have from now on
   * @param previousBsuid the one before, where the sentence in {@code body} names it
   */
  record SystemNotice(
      String type,
      Optional<String> body,
      Optional<String> newWaId,
      Optional<String> newBsuid,
      Optional<String> newParentBsuid,
      Optional<String> previousBsuid)
      implements Content {}

  /** A kind of message that Meta does not pass on, such as a poll. */
  record Unsupported(Optional<String> type, List<GraphError> errors) implements Content {}

  /** New content of an earlier message. */
  record Edit(String originalMessageId, Content content) implements Content {}

  /** An earlier message was deleted for everyone. */
  record Revoke(String originalMessageId) implements Content {}

  /** A kind this version does not know, or one whose body is not as documented. */
  record Other(String type) implements Content {}
}
