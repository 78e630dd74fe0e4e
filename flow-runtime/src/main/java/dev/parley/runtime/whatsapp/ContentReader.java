package dev.parley.runtime.whatsapp;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a message says from the member named like its type. A body that is not as documented
 * becomes {@link Content.Other}: the message itself is never refused.
 */
final class ContentReader {
  /** Types whose member tells them when {@code type} is missing. */
  private static final List<String> TELLING =
      List.of(
          "text",
          "image",
          "video",
          "audio",
          "voice",
          "document",
          "sticker",
          "location",
          "contacts",
          "reaction",
          "button",
          "interactive",
          "order",
          "system",
          "edit",
          "revoke",
          "unsupported");

  private static final List<String> REPLIES =
      List.of(
          "button_reply",
          "list_reply",
          "nfm_reply",
          "call_permission_reply",
          "payment_method",
          "payment_notification");

  /** The sentence is the only place that names the id a person had before. */
  private static final Pattern BSUID_CHANGE =
      Pattern.compile("changed from ([A-Z]{2}\\.(?:ENT\\.)?[A-Za-z0-9]{1,128}) to");

  private ContentReader() {}

  /** Meta's word for a message's type, by what it holds if it does not say. */
  static String type(Fields message) {
    return message
        .text("type")
        .or(() -> TELLING.stream().filter(message::has).findFirst())
        .orElse("unknown");
  }

  /** Meta's word for what an interactive message answers, or what a system message is about. */
  static Optional<String> subtype(String type, Fields message) {
    Fields body = message.object(type);
    return switch (type) {
      case "interactive" ->
          body.text("type").or(() -> REPLIES.stream().filter(body::has).findFirst());
      case "system" -> body.text("type");
      default -> Optional.empty();
    };
  }

  static Content read(Fields message) {
    String type = type(message);
    Fields body = message.object(type);
    Optional<? extends Content> content =
        switch (type) {
          case "text" -> body.body("body").map(Content.Text::new);
          case "image" -> media(Content.Media.Kind.IMAGE, body);
          case "video" -> media(Content.Media.Kind.VIDEO, body);
          case "audio" -> media(audioKind(body), body);
          case "voice" -> media(Content.Media.Kind.VOICE, body);
          case "document" -> media(Content.Media.Kind.DOCUMENT, body);
          case "sticker" -> media(Content.Media.Kind.STICKER, body);
          case "location" -> location(body);
          case "contacts" -> CardReader.read(message);
          case "reaction" ->
              body.text("message_id").map(id -> new Content.Reaction(id, body.text("emoji")));
          case "button" -> templateButton(body);
          case "interactive" -> interactive(subtype(type, message).orElse(""), body);
          case "order" -> order(body);
          case "system" -> body.text("type").map(t -> system(t, body));
          case "edit" -> edit(body);
          case "revoke" -> body.text("original_message_id").map(Content.Revoke::new);
          case "unsupported", "unknown" -> unsupported(body, message);
          default -> Optional.empty();
        };
    return content.<Content>map(c -> c).orElseGet(() -> new Content.Other(type));
  }

  private static Content.Media.Kind audioKind(Fields body) {
    return body.flag("voice") ? Content.Media.Kind.VOICE : Content.Media.Kind.AUDIO;
  }

  private static Optional<Content> media(Content.Media.Kind kind, Fields body) {
    return body.text("id")
        .map(id ->
            new Content.Media(
                kind,
                id,
                body.text("mime_type").map(ContentReader::unescaped),
                body.text("sha256").map(ContentReader::unescaped),
                body.text("caption"),
                body.text("filename"),
                body.text("url"),
                body.flag("animated")));
  }

  /** Some senders escape slashes twice. */
  private static String unescaped(String text) {
    return text.replace("\\/", "/");
  }

  private static Optional<Content> location(Fields body) {
    return body.real("latitude")
        .flatMap(latitude ->
            body.real("longitude")
                .map(longitude ->
                    new Content.Location(
                        latitude,
                        longitude,
                        body.text("name"),
                        body.text("address"),
                        body.text("url"))));
  }

  private static Optional<Content> templateButton(Fields body) {
    return body.text("payload", "text")
        .map(payload -> new Content.TemplateButton(payload, body.text("text").orElse(payload)));
  }

  private static Optional<Content> interactive(String type, Fields body) {
    Fields reply = body.object(type);
    return switch (type) {
      case "button_reply" ->
          reply.text("id").map(id -> new Content.ButtonReply(id, reply.text("title").orElse("")));
      case "list_reply" ->
          reply
              .text("id")
              .map(id ->
                  new Content.ListReply(
                      id, reply.text("title").orElse(""), reply.text("description")));
      case "nfm_reply" -> form(reply);
      case "call_permission_reply" ->
          reply
              .text("response")
              .map(response ->
                  new Content.CallPermission(
                      response.equals("accept"),
                      reply.instant("expiration_timestamp"),
                      reply.flag("is_permanent")));
      case "payment_method", "payment_notification" ->
          Optional.of(new Content.PaymentReply(type, Wire.write(reply.node())));
      default -> Optional.empty();
    };
  }

  private static Optional<Content> form(Fields reply) {
    return reply
        .text("response_json")
        // Documented as a text holding JSON; JSON itself is as good.
        .or(() ->
            reply.has("response_json")
                ? Optional.of(Wire.write(reply.node().get("response_json")))
                : Optional.empty())
        .map(json ->
            new Content.FormReply(reply.text("name").orElse("flow"), reply.text("body"), json));
  }

  private static Optional<Content> order(Fields body) {
    if (body.isEmpty()) {
      return Optional.empty();
    }
    List<Content.Order.Item> items =
        body.objects("product_items").stream()
            .map(item ->
                new Content.Order.Item(
                    item.text("product_retailer_id"),
                    item.number("quantity"),
                    item.number("item_price"),
                    item.text("currency")))
            .toList();
    return Optional.of(new Content.Order(body.text("catalog_id"), body.text("text"), items));
  }

  private static Content system(String type, Fields body) {
    return new Content.SystemNotice(
        type,
        body.text("body"),
        body.text("wa_id", "new_wa_id"),
        body.text("user_id"),
        body.text("parent_user_id"),
        body.text("body").flatMap(ContentReader::previousBsuid));
  }

  private static Optional<String> previousBsuid(String sentence) {
    Matcher matcher = BSUID_CHANGE.matcher(sentence);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static Optional<Content> edit(Fields body) {
    return body.text("original_message_id")
        .map(id -> new Content.Edit(id, read(body.object("message"))));
  }

  private static Optional<Content> unsupported(Fields body, Fields message) {
    return Optional.of(
        new Content.Unsupported(body.text("type"), ErrorReader.list(message, "errors")));
  }
}
