package dev.parley.runtime.whatsapp;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the {@code template} member of a message. */
final class TemplateWriter {
  private TemplateWriter() {}

  static void write(ObjectNode root, TemplateMessage template) {
    root.put("name", template.name()).putObject("language").put("code", template.language());
    ArrayNode components = root.arrayNode();
    template.parts().header().ifPresent(header -> header(components, header));
    template.offerEnds().ifPresent(end -> offer(components, end.toEpochMilli()));
    body(components, template.parts().body());
    cards(components, template.cards());
    template.parts().taps().forEach(tap -> tap(components, tap));
    if (!components.isEmpty()) {
      root.set("components", components);
    }
  }

  /** Adds a component of a type and returns its parameters. */
  private static ArrayNode component(ArrayNode components, String type) {
    return components.addObject().put("type", type).putArray("parameters");
  }

  private static void header(ArrayNode components, TemplateMessage.Header header) {
    ArrayNode parameters = component(components, "header");
    switch (header) {
      case TemplateMessage.Header.Line(TemplateMessage.Gap gap) -> gap(parameters, gap);
      case TemplateMessage.Header.File(HeaderFile file) ->
          Renderer.header(parameters.addObject(), file);
      case TemplateMessage.Header.Place(OutboundMessage.Location location) ->
          Renderer.location(
              parameters.addObject().put("type", "location").putObject("location"), location);
      case TemplateMessage.Header.Item item ->
          parameters
              .addObject()
              .put("type", "product")
              .putObject("product")
              .put("product_retailer_id", item.retailerId())
              .put("catalog_id", item.catalogId());
    }
  }

  private static void offer(ArrayNode components, long end) {
    component(components, "limited_time_offer")
        .addObject()
        .put("type", "limited_time_offer")
        .putObject("limited_time_offer")
        .put("expiration_time_ms", end);
  }

  private static void body(ArrayNode components, List<TemplateMessage.Gap> gaps) {
    if (!gaps.isEmpty()) {
      ArrayNode parameters = component(components, "body");
      gaps.forEach(gap -> gap(parameters, gap));
    }
  }

  private static void gap(ArrayNode parameters, TemplateMessage.Gap gap) {
    ObjectNode parameter = parameters.addObject().put("type", "text");
    Renderer.put(parameter, "parameter_name", gap.name());
    parameter.put("text", gap.text());
  }

  private static void cards(ArrayNode components, List<TemplateMessage.Parts> cards) {
    if (cards.isEmpty()) {
      return;
    }
    ArrayNode array = components.addObject().put("type", "carousel").putArray("cards");
    for (TemplateMessage.Parts card : cards) {
      ArrayNode parts =
          array.addObject().put("card_index", array.size() - 1).putArray("components");
      card.header().ifPresent(header -> header(parts, header));
      body(parts, card.body());
      card.taps().forEach(tap -> tap(parts, tap));
    }
  }

  private static void tap(ArrayNode components, TemplateMessage.Tap tap) {
    ObjectNode button =
        components
            .addObject()
            .put("type", "button")
            .put("sub_type", subType(tap.use()))
            .put("index", Integer.toString(tap.index()));
    if (tap.use() instanceof TemplateMessage.Tap.Use.Catalog catalog
        && catalog.pictureOf().isEmpty()) {
      return;
    }
    parameter(button.putArray("parameters").addObject(), tap.use());
  }

  private static String subType(TemplateMessage.Tap.Use use) {
    return switch (use) {
      case TemplateMessage.Tap.Use.Reply u -> "quick_reply";
      case TemplateMessage.Tap.Use.Link u -> "url";
      case TemplateMessage.Tap.Use.Copy u -> "copy_code";
      case TemplateMessage.Tap.Use.Form u -> "flow";
      case TemplateMessage.Tap.Use.Catalog u -> "catalog";
      case TemplateMessage.Tap.Use.Products u -> "mpm";
    };
  }

  private static void parameter(ObjectNode parameter, TemplateMessage.Tap.Use use) {
    switch (use) {
      case TemplateMessage.Tap.Use.Reply(String payload) ->
          parameter.put("type", "payload").put("payload", payload);
      case TemplateMessage.Tap.Use.Link(String suffix) ->
          parameter.put("type", "text").put("text", suffix);
      case TemplateMessage.Tap.Use.Copy(String code) ->
          parameter.put("type", "coupon_code").put("coupon_code", code);
      case TemplateMessage.Tap.Use.Form form -> form(action(parameter), form);
      case TemplateMessage.Tap.Use.Catalog catalog ->
          Renderer.put(action(parameter), "thumbnail_product_retailer_id", catalog.pictureOf());
      case TemplateMessage.Tap.Use.Products products -> {
        ObjectNode action =
            action(parameter).put("thumbnail_product_retailer_id", products.pictureOf());
        InteractiveWriter.productSections(action.putArray("sections"), products.sections());
      }
    }
  }

  private static ObjectNode action(ObjectNode parameter) {
    return parameter.put("type", "action").putObject("action");
  }

  private static void form(ObjectNode action, TemplateMessage.Tap.Use.Form form) {
    action.put("flow_token", form.token());
    if (!form.data().isEmpty()) {
      action.set("flow_action_data", Wire.tree(form.data()));
    }
  }
}
