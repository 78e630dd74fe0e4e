package dev.parley.runtime.whatsapp;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes messages as the JSON that the Cloud API's {@code messages} endpoint takes. */
public final class Renderer {
  private Renderer() {}

  /** The body of the request that sends a message. */
  public static String render(Outbound outbound) {
    return Wire.writeUnescaped(tree(outbound));
  }

  /** The body of the request that sends a marketing template by the endpoint made for it. */
  public static String renderMarketing(Outbound outbound, Marketing marketing) {
    ObjectNode root = tree(outbound);
    root.put("product_policy", marketing.strict() ? "STRICT" : "CLOUD_API_FALLBACK");
    marketing.shareActivity().ifPresent(share -> root.put("message_activity_sharing", share));
    return Wire.writeUnescaped(root);
  }

  private static ObjectNode tree(Outbound outbound) {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("messaging_product", "whatsapp");
    address(root, outbound.to());
    outbound.opaqueData().ifPresent(data -> root.put("biz_opaque_callback_data", data));
    outbound.replyTo().ifPresent(id -> root.putObject("context").put("message_id", id));
    message(root, outbound.message());
    return root;
  }

  /**
   * The body of the request that marks a customer's message, and those before it, as read.
   *
   * @param typing whether the customer is shown that an answer is being written, for 25 seconds or
   *     until it comes
   */
  public static String renderRead(String wamid, boolean typing) {
    ObjectNode root =
        JsonNodeFactory.instance
            .objectNode()
            .put("messaging_product", "whatsapp")
            .put("status", "read")
            .put("message_id", wamid);
    if (typing) {
      root.putObject("typing_indicator").put("type", "text");
    }
    return Wire.writeUnescaped(root);
  }

  private static void address(ObjectNode root, Destination to) {
    switch (to) {
      case Destination.Phone phone ->
          root.put("recipient_type", "individual").put("to", phone.international());
      case Destination.User user ->
          root.put("recipient_type", "individual").put("recipient", user.bsuid());
      case Destination.Group group -> root.put("recipient_type", "group").put("to", group.id());
    }
  }

  private static void message(ObjectNode root, OutboundMessage message) {
    switch (message) {
      case OutboundMessage.Text text -> text(root, text);
      case OutboundMessage.Media media -> media(root, media);
      case OutboundMessage.Location location -> location(typed(root, "location"), location);
      case OutboundMessage.Contacts contacts -> contacts(root, contacts);
      case OutboundMessage.Reaction reaction ->
          typed(root, "reaction")
              .put("message_id", reaction.messageId())
              .put("emoji", reaction.emoji().orElse(""));
      case OutboundMessage.Interactive interactive ->
          InteractiveWriter.write(typed(root, "interactive"), interactive);
      case TemplateMessage template -> TemplateWriter.write(typed(root, "template"), template);
    }
  }

  /** Writes a type and returns the member of its name. */
  private static ObjectNode typed(ObjectNode root, String type) {
    return root.put("type", type).putObject(type);
  }

  private static void text(ObjectNode root, OutboundMessage.Text text) {
    ObjectNode body = typed(root, "text").put("body", text.body());
    if (text.previewUrl()) {
      body.put("preview_url", true);
    }
  }

  private static void media(ObjectNode root, OutboundMessage.Media media) {
    ObjectNode body = typed(root, word(media.kind()));
    file(body, media.file());
    if (media.kind() == Content.Media.Kind.VOICE) {
      body.put("voice", true);
    }
    media.caption().ifPresent(caption -> body.put("caption", caption));
    media.filename().ifPresent(name -> body.put("filename", name));
  }

  /** Meta's word for a kind of file; a voice note is audio with a mark. */
  static String word(Content.Media.Kind kind) {
    return kind == Content.Media.Kind.VOICE ? "audio" : kind.name().toLowerCase(Locale.ROOT);
  }

  static void file(ObjectNode body, MediaFile file) {
    switch (file) {
      case MediaFile.Uploaded(String id) -> body.put("id", id);
      case MediaFile.Linked(String url) -> body.put("link", url);
    }
  }

  /** A file as headers have it. */
  static void header(ObjectNode header, HeaderFile file) {
    ObjectNode body = typed(header, word(file.kind()));
    file(body, file.file());
    file.filename().ifPresent(name -> body.put("filename", name));
  }

  static void location(ObjectNode body, OutboundMessage.Location location) {
    body.put("latitude", location.latitude()).put("longitude", location.longitude());
    location.name().ifPresent(name -> body.put("name", name));
    location.address().ifPresent(address -> body.put("address", address));
  }

  private static void contacts(ObjectNode root, OutboundMessage.Contacts contacts) {
    ArrayNode cards = root.put("type", "contacts").putArray("contacts");
    contacts.cards().forEach(card -> CardWriter.write(cards.addObject(), card));
  }

  static void put(ObjectNode object, String name, Optional<String> text) {
    text.ifPresent(t -> object.put(name, t));
  }
}
