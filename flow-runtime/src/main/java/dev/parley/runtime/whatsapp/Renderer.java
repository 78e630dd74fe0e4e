package dev.parley.runtime.whatsapp;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes messages as the JSON that the Cloud API's {@code messages} endpoint takes. */
public final class Renderer {
  private Renderer() {}

  /** The body of the request that sends a message. */
  public static String render(Outbound outbound) {
    ObjectNode root = object().put("messaging_product", "whatsapp");
    address(root, outbound.to());
    outbound.opaqueData().ifPresent(data -> root.put("biz_opaque_callback_data", data));
    outbound.replyTo().ifPresent(id -> root.putObject("context").put("message_id", id));
    message(root, outbound.message());
    return Wire.writeUnescaped(root);
  }

  /**
   * The body of the request that marks a customer's message, and those before it, as read.
   *
   * @param typing whether the customer is shown that an answer is being written, for 25 seconds or
   *     until it comes
   */
  public static String renderRead(String wamid, boolean typing) {
    ObjectNode root =
        object()
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
      case OutboundMessage.Text text -> {
        ObjectNode body = root.put("type", "text").putObject("text").put("body", text.body());
        if (text.previewUrl()) {
          body.put("preview_url", true);
        }
      }
      case OutboundMessage.Buttons buttons ->
          interactive(root, "button", buttons.body(), buttons.around())
              .set("buttons", buttons(buttons.buttons()));
      case OutboundMessage.ListMenu menu ->
          interactive(root, "list", menu.body(), menu.around())
              .put("button", menu.label())
              .set("sections", sections(menu.sections()));
      case OutboundMessage.Link link ->
          interactive(root, "cta_url", link.body(), link.around())
              .put("name", "cta_url")
              .putObject("parameters")
              .put("display_text", link.label())
              .put("url", link.url());
    }
  }

  /** Writes what all interactive messages share and returns their action. */
  private static ObjectNode interactive(
      ObjectNode root, String type, String body, OutboundMessage.Around around) {
    ObjectNode interactive = root.put("type", "interactive").putObject("interactive");
    interactive.put("type", type);
    around
        .header()
        .ifPresent(h -> interactive.putObject("header").put("type", "text").put("text", h));
    interactive.putObject("body").put("text", body);
    around.footer().ifPresent(f -> interactive.putObject("footer").put("text", f));
    return interactive.putObject("action");
  }

  private static ArrayNode buttons(List<OutboundMessage.Button> buttons) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (OutboundMessage.Button button : buttons) {
      ObjectNode reply = array.addObject().put("type", "reply").putObject("reply");
      reply.put("id", button.id()).put("title", button.title());
    }
    return array;
  }

  private static ArrayNode sections(List<OutboundMessage.Section> sections) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (OutboundMessage.Section section : sections) {
      ObjectNode object = array.addObject();
      section.title().ifPresent(title -> object.put("title", title));
      ArrayNode rows = object.putArray("rows");
      section.rows().forEach(row -> row(rows.addObject(), row));
    }
    return array;
  }

  private static void row(ObjectNode object, OutboundMessage.Row row) {
    object.put("id", row.id()).put("title", row.title());
    Optional<String> description = row.description();
    description.ifPresent(text -> object.put("description", text));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
