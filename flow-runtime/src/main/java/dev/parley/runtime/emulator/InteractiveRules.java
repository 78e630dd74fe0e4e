package dev.parley.runtime.emulator;

import dev.parley.flow.model.WhatsAppLimits;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What Meta demands of messages with something to tap. */
final class InteractiveRules {
  private static final List<String> TYPES =
      List.of(
          "address_message",
          "button",
          "call_permission_request",
          "carousel",
          "catalog_message",
          "cta_url",
          "flow",
          "list",
          "location_request_message",
          "order_details",
          "order_status",
          "product",
          "product_list",
          "request_contact_info");

  private static final WhatsAppLimits LIMITS = WhatsAppLimits.V24;
  private static final WhatsAppLimits.Buttons BUTTONS = LIMITS.buttons();
  private static final WhatsAppLimits.Menu MENU = LIMITS.menu();

  private InteractiveRules() {}

  /** Refuses what cannot be shown; afterwards the type is in lower case. */
  static void check(Param interactive, ObjectNode node) {
    String type = interactive.get("type").word(TYPES);
    node.put("type", type);
    interactive.get("action").object();
    switch (type) {
      case "button" -> checkButtons(interactive);
      case "list" -> checkList(interactive);
      case "cta_url" -> checkUrlButton(interactive);
      default -> checkFrame(interactive, false, LIMITS.form().body());
    }
  }

  private static void checkButtons(Param interactive) {
    checkFrame(interactive, true, BUTTONS.body());
    checkHeader(interactive, List.of("text", "image", "video", "document"));
    List<Param> ids = new ArrayList<>();
    List<Param> titles = new ArrayList<>();
    for (Param button : interactive.get("action").get("buttons").items(BUTTONS.count())) {
      button.object().get("type").word(List.of("reply"));
      Param reply = button.get("reply").object();
      reply.get("id").text(BUTTONS.id());
      reply.get("title").text(BUTTONS.title());
      ids.add(reply.get("id"));
      titles.add(reply.get("title"));
    }
    Param.distinct(ids);
    Param.distinct(titles);
  }

  private static void checkList(Param interactive) {
    checkFrame(interactive, true, MENU.body());
    checkHeader(interactive, List.of("text"));
    Param action = interactive.get("action");
    action.get("button").text(MENU.label());
    List<Param> sections = action.get("sections").items(MENU.sections());
    List<Param> ids = new ArrayList<>();
    for (Param section : sections) {
      checkSectionTitle(section.object(), sections.size() > 1);
      section.get("rows").items(MENU.rows()).forEach(row -> ids.add(checkRow(row)));
    }
    if (ids.size() > MENU.rows()) {
      throw GraphFault.invalid(
          "%s must have at most %d rows in total (they have %d)."
              .formatted(action.get("sections").name(), MENU.rows(), ids.size()));
    }
    Param.distinct(ids);
  }

  private static void checkSectionTitle(Param section, boolean oneOfSeveral) {
    if (oneOfSeveral) {
      section.get("title").text(MENU.sectionTitle());
    } else {
      section.get("title").optionalText(MENU.sectionTitle());
    }
  }

  private static Param checkRow(Param row) {
    row.object().get("id").text(MENU.row().id());
    row.get("title").text(MENU.row().title());
    row.get("description").optionalText(MENU.row().description());
    return row.get("id");
  }

  private static void checkUrlButton(Param interactive) {
    checkFrame(interactive, true, LIMITS.link().body());
    checkHeader(interactive, List.of("text", "image", "video", "document"));
    Param action = interactive.get("action");
    action.get("name").word(List.of("cta_url"));
    Param parameters = action.get("parameters").object();
    parameters.get("display_text").text(LIMITS.link().label());
    parameters.get("url").webAddress();
  }

  private static void checkFrame(Param interactive, boolean withBody, int body) {
    if (withBody || interactive.get("body").isPresent()) {
      interactive.get("body").object().get("text").text(body);
    }
    if (interactive.get("footer").isPresent()) {
      interactive.get("footer").object().get("text").text(LIMITS.around().footer());
    }
  }

  private static void checkHeader(Param interactive, List<String> types) {
    Param header = interactive.get("header");
    if (!header.isPresent()) {
      return;
    }
    String type = header.object().get("type").word(types);
    if ("text".equals(type)) {
      header.get("text").text(LIMITS.around().header());
    } else {
      SendRules.checkMedia(type, header.get(type).object());
    }
  }
}
