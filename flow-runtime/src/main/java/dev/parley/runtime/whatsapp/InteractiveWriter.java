package dev.parley.runtime.whatsapp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the {@code interactive} member of a message. */
final class InteractiveWriter {
  private static final String FORM_VERSION = "3";

  private final ObjectNode root;

  private InteractiveWriter(ObjectNode root) {
    this.root = root;
  }

  static void write(ObjectNode root, OutboundMessage.Interactive message) {
    new InteractiveWriter(root).message(message);
  }

  private void message(OutboundMessage.Interactive message) {
    switch (message) {
      case OutboundMessage.Buttons m ->
          buttons(action("button", m.body(), m.around()).putArray("buttons"), m.buttons());
      case OutboundMessage.ListMenu m ->
          sections(
              action("list", m.body(), m.around()).put("button", m.label()).putArray("sections"),
              m.sections());
      case OutboundMessage.Link m ->
          link(action("cta_url", m.body(), m.around()), m.label(), m.url());
      case OutboundMessage.AskLocation m ->
          action("location_request_message", m.body()).put("name", "send_location");
      case OutboundMessage.AskContact m ->
          action("request_contact_info", m.body()).put("name", "request_contact_info");
      case OutboundMessage.AskAddress m ->
          address(
              action("address_message", m.body(), m.around()).put("name", "address_message"), m);
      case OutboundMessage.Form m ->
          form(action("flow", m.body(), m.around()).put("name", "flow"), m);
      case OutboundMessage.Product m -> product(m);
      case OutboundMessage.Products m -> products(m);
      case OutboundMessage.Catalog m -> catalog(m);
      case OutboundMessage.Carousel m ->
          cards(action("carousel", m.body()).putArray("cards"), m.cards());
      case OutboundMessage.ProductCarousel m -> productCards(m);
    }
  }

  private ObjectNode action(String type, String body) {
    return action(type, body, OutboundMessage.Around.NONE);
  }

  /** Writes what all interactive messages share and returns their action. */
  private ObjectNode action(String type, String body, OutboundMessage.Around around) {
    root.put("type", type);
    around.header().ifPresent(h -> root.putObject("header").put("type", "text").put("text", h));
    around.file().ifPresent(file -> Renderer.header(root.putObject("header"), file));
    root.putObject("body").put("text", body);
    footer(around.footer());
    return root.putObject("action");
  }

  private void footer(Optional<String> footer) {
    footer.ifPresent(f -> root.putObject("footer").put("text", f));
  }

  private static void buttons(ArrayNode array, List<OutboundMessage.Button> buttons) {
    for (OutboundMessage.Button button : buttons) {
      ObjectNode reply = array.addObject().put("type", "reply").putObject("reply");
      reply.put("id", button.id()).put("title", button.title());
    }
  }

  private static void sections(ArrayNode array, List<OutboundMessage.Section> sections) {
    for (OutboundMessage.Section section : sections) {
      ObjectNode object = array.addObject();
      Renderer.put(object, "title", section.title());
      ArrayNode rows = object.putArray("rows");
      section.rows().forEach(row -> row(rows.addObject(), row));
    }
  }

  private static void row(ObjectNode object, OutboundMessage.Row row) {
    object.put("id", row.id()).put("title", row.title());
    Renderer.put(object, "description", row.description());
  }

  private static void link(ObjectNode action, String label, String url) {
    action
        .put("name", "cta_url")
        .putObject("parameters")
        .put("display_text", label)
        .put("url", url);
  }

  private static void address(ObjectNode action, OutboundMessage.AskAddress message) {
    ObjectNode parameters = action.putObject("parameters").put("country", message.country());
    OutboundMessage.AddressForm form = message.form();
    if (!form.values().isEmpty()) {
      parameters.set("values", Wire.tree(form.values()));
    }
    if (!form.faults().isEmpty()) {
      parameters.set("validation_errors", Wire.tree(form.faults()));
    }
    if (!form.saved().isEmpty()) {
      ArrayNode saved = parameters.putArray("saved_addresses");
      form.saved()
          .forEach((id, value) -> saved.addObject().put("id", id).set("value", Wire.tree(value)));
    }
  }

  private static void form(ObjectNode action, OutboundMessage.Form message) {
    OutboundMessage.FormCall call = message.call();
    ObjectNode parameters =
        action
            .putObject("parameters")
            .put("flow_message_version", FORM_VERSION)
            .put("flow_token", call.token())
            .put(call.byName() ? "flow_name" : "flow_id", call.name())
            .put("flow_cta", message.label());
    if (call.draft()) {
      parameters.put("mode", "draft");
    }
    switch (call.start()) {
      case OutboundMessage.FormStart.FirstScreen s -> parameters.put("flow_action", "navigate");
      case OutboundMessage.FormStart.ByEndpoint s -> parameters.put("flow_action", "data_exchange");
      case OutboundMessage.FormStart.AtScreen s -> screen(parameters, s);
    }
  }

  private static void screen(ObjectNode parameters, OutboundMessage.FormStart.AtScreen start) {
    ObjectNode payload =
        parameters
            .put("flow_action", "navigate")
            .putObject("flow_action_payload")
            .put("screen", start.screen());
    if (!start.data().isEmpty()) {
      payload.set("data", Wire.tree(start.data()));
    }
  }

  private void product(OutboundMessage.Product message) {
    root.put("type", "product");
    message.body().ifPresent(body -> root.putObject("body").put("text", body));
    footer(message.footer());
    item(root.putObject("action"), message.catalogId(), message.retailerId());
  }

  private static void item(ObjectNode action, String catalogId, String retailerId) {
    action.put("catalog_id", catalogId).put("product_retailer_id", retailerId);
  }

  private void products(OutboundMessage.Products message) {
    ObjectNode action = action("product_list", message.body(), message.around());
    action.put("catalog_id", message.catalogId());
    productSections(action.putArray("sections"), message.sections());
  }

  /** Sections of products, in messages and in templates. */
  static void productSections(ArrayNode array, List<ProductSection> sections) {
    for (ProductSection section : sections) {
      ObjectNode object = array.addObject();
      Renderer.put(object, "title", section.title());
      ArrayNode items = object.putArray("product_items");
      section.items().forEach(id -> items.addObject().put("product_retailer_id", id));
    }
  }

  private void catalog(OutboundMessage.Catalog message) {
    OutboundMessage.Around around = new OutboundMessage.Around(Optional.empty(), message.footer());
    ObjectNode action =
        action("catalog_message", message.body(), around).put("name", "catalog_message");
    message
        .pictureOf()
        .ifPresent(
            id -> action.set("parameters", Wire.tree(Map.of("thumbnail_product_retailer_id", id))));
  }

  private static void cards(ArrayNode array, List<OutboundMessage.Card> cards) {
    for (OutboundMessage.Card card : cards) {
      ObjectNode object =
          array.addObject().put("card_index", array.size() - 1).put("type", "cta_url");
      Renderer.header(object.putObject("header"), card.header());
      card.body().ifPresent(body -> object.putObject("body").put("text", body));
      link(object.putObject("action"), card.label(), card.url());
    }
  }

  private void productCards(OutboundMessage.ProductCarousel message) {
    ArrayNode array = action("carousel", message.body()).putArray("cards");
    for (String item : message.items()) {
      ObjectNode card =
          array.addObject().put("card_index", array.size() - 1).put("type", "product");
      item(card.putObject("action"), message.catalogId(), item);
    }
  }
}
