package dev.parley.runtime.whatsapp;

import dev.parley.flow.model.WhatsAppLimits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds, before anything is sent, what WhatsApp would refuse. Each fault is a sentence; no fault,
 * an empty list.
 */
public final class OutboundCheck {
  private static final String PHONE = "\\+?[1-9][0-9]{4,14}";
  private static final String BSUID = "[A-Z]{2}\\.[A-Za-z0-9.]{1,140}";

  private final WhatsAppLimits limits;
  private final List<String> faults = new ArrayList<>();

  private OutboundCheck(WhatsAppLimits limits) {
    this.limits = limits;
  }

  /** What is wrong with a send, its address included. */
  public static List<String> faults(Outbound outbound, WhatsAppLimits limits) {
    OutboundCheck check = new OutboundCheck(limits);
    check.address(outbound.to());
    outbound
        .opaqueData()
        .ifPresent(data -> check.length("The callback data", data, limits.opaqueData()));
    check.message(outbound.message());
    return List.copyOf(check.faults);
  }

  /** What is wrong with a message, whoever it goes to. */
  public static List<String> faults(OutboundMessage message, WhatsAppLimits limits) {
    OutboundCheck check = new OutboundCheck(limits);
    check.message(message);
    return List.copyOf(check.faults);
  }

  /** People's numbers and ids stay out of the sentences, for these reach logs. */
  private void address(Destination to) {
    switch (to) {
      case Destination.Phone phone ->
          require(
              phone.number().matches(PHONE), "The phone number is not one with a country code.");
      case Destination.User user ->
          require(user.bsuid().matches(BSUID), "The user id is not a business-scoped one.");
      case Destination.Group group -> require(!group.id().isBlank(), "The group id is empty.");
    }
  }

  private void message(OutboundMessage message) {
    switch (message) {
      case OutboundMessage.Text text -> present("The text", text.body(), limits.text());
      case OutboundMessage.Buttons buttons -> buttons(buttons);
      case OutboundMessage.ListMenu menu -> menu(menu);
      case OutboundMessage.Link link -> link(link);
    }
  }

  private void buttons(OutboundMessage.Buttons message) {
    WhatsAppLimits.Buttons table = limits.buttons();
    List<OutboundMessage.Button> buttons = message.buttons();
    present("The text", message.body(), table.body());
    around(message.around());
    count("buttons", buttons.size(), table.count());
    for (int i = 0; i < buttons.size(); i++) {
      present("The title of button " + (i + 1), buttons.get(i).title(), table.title());
      present("The id of button " + (i + 1), buttons.get(i).id(), table.id());
    }
    distinct("buttons have the title", buttons, OutboundMessage.Button::title);
    distinct("buttons have the id", buttons, OutboundMessage.Button::id);
  }

  private void menu(OutboundMessage.ListMenu message) {
    WhatsAppLimits.Menu table = limits.menu();
    List<OutboundMessage.Section> sections = message.sections();
    present("The text", message.body(), table.body());
    around(message.around());
    present("The text of the list's button", message.label(), table.label());
    count("sections", sections.size(), table.sections());
    for (int i = 0; i < sections.size(); i++) {
      section("section " + (i + 1), sections.get(i), sections.size() > 1);
    }
    List<OutboundMessage.Row> rows = sections.stream().flatMap(s -> s.rows().stream()).toList();
    count("rows", rows.size(), table.rows());
    for (int i = 0; i < rows.size(); i++) {
      row("row " + (i + 1), rows.get(i));
    }
    distinct("rows have the id", rows, OutboundMessage.Row::id);
  }

  private void section(String name, OutboundMessage.Section section, boolean titled) {
    Optional<String> title = section.title();
    if (title.isPresent()) {
      present("The title of " + name, title.get(), limits.menu().sectionTitle());
    } else {
      require(!titled, "Of several sections each needs a title, and " + name + " has none.");
    }
    require(!section.rows().isEmpty(), "There are no rows in " + name + ".");
  }

  private void row(String name, OutboundMessage.Row row) {
    WhatsAppLimits.Row table = limits.menu().row();
    present("The title of " + name, row.title(), table.title());
    present("The id of " + name, row.id(), table.id());
    row.description().ifPresent(d -> present("The description of " + name, d, table.description()));
  }

  private void link(OutboundMessage.Link message) {
    present("The text", message.body(), limits.link().body());
    around(message.around());
    present("The text of the link's button", message.label(), limits.link().label());
    require(
        message.url().matches("https?://[^\\s/][^\\s]*"),
        "A link must be a web address that begins with https://.");
  }

  private void around(OutboundMessage.Around around) {
    around.header().ifPresent(h -> present("The header", h, limits.around().header()));
    around.footer().ifPresent(f -> present("The footer", f, limits.around().footer()));
  }

  private void present(String what, String text, int most) {
    require(!text.isBlank(), what + " is empty.");
    length(what, text, most);
  }

  private void length(String what, String text, int most) {
    int length = WhatsAppLimits.length(text);
    require(
        length <= most,
        what + " has " + length + " characters, and WhatsApp takes at most " + most + ".");
  }

  private void count(String what, int count, int most) {
    require(count > 0, "There are no " + what + ".");
    require(
        count <= most, "There are " + count + " " + what + ", and WhatsApp takes " + most + ".");
  }

  private <T> void distinct(String what, List<T> items, Function<T, String> name) {
    Set<String> seen = new HashSet<>();
    items.stream()
        .map(name)
        .filter(text -> !seen.add(text))
        .distinct()
        .forEach(text -> faults.add("Two " + what + " \"" + text + "\"."));
  }

  private void require(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }
}
