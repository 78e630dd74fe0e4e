package dev.parley.runtime.whatsapp;

import dev.parley.flow.model.WhatsAppLimits;
import java.util.List;
import java.util.Optional;

/** Finds what WhatsApp would refuse of interactive messages. */
final class InteractiveCheck {
  private static final String TEXT = "The text";

  private final WhatsAppLimits limits;
  private final Faults faults;

  InteractiveCheck(WhatsAppLimits limits, Faults faults) {
    this.limits = limits;
    this.faults = faults;
  }

  void message(OutboundMessage.Interactive message) {
    switch (message) {
      case OutboundMessage.Buttons m -> buttons(m);
      case OutboundMessage.ListMenu m -> menu(m);
      case OutboundMessage.Link m -> link(m);
      case OutboundMessage.AskLocation(String body) -> faults.present(TEXT, body, limits.asking());
      case OutboundMessage.AskContact(String body) -> faults.present(TEXT, body, limits.asking());
      case OutboundMessage.AskAddress m -> address(m);
      case OutboundMessage.Form m -> form(m);
      case OutboundMessage.Product m -> product(m);
      case OutboundMessage.Products m -> products(m);
      case OutboundMessage.Catalog m -> catalog(m);
      case OutboundMessage.Carousel m -> carousel(m);
      case OutboundMessage.ProductCarousel m -> productCarousel(m);
    }
  }

  private void buttons(OutboundMessage.Buttons message) {
    WhatsAppLimits.Buttons table = limits.buttons();
    List<OutboundMessage.Button> buttons = message.buttons();
    faults.present(TEXT, message.body(), table.body());
    around(message.around());
    faults.count("buttons", buttons.size(), table.count());
    for (int i = 0; i < buttons.size(); i++) {
      faults.present("The title of button " + (i + 1), buttons.get(i).title(), table.title());
      faults.present("The id of button " + (i + 1), buttons.get(i).id(), table.id());
    }
    faults.distinct("buttons have the title", buttons, OutboundMessage.Button::title);
    faults.distinct("buttons have the id", buttons, OutboundMessage.Button::id);
  }

  private void menu(OutboundMessage.ListMenu message) {
    WhatsAppLimits.Menu table = limits.menu();
    List<OutboundMessage.Section> sections = message.sections();
    faults.present(TEXT, message.body(), table.body());
    lines(message.around(), "A list");
    faults.present("The text of the list's button", message.label(), table.label());
    faults.count("sections", sections.size(), table.sections());
    for (int i = 0; i < sections.size(); i++) {
      String name = "section " + (i + 1);
      title(name, sections.get(i).title(), sections.size() > 1);
      faults.require(!sections.get(i).rows().isEmpty(), "There are no rows in " + name + ".");
    }
    List<OutboundMessage.Row> rows = sections.stream().flatMap(s -> s.rows().stream()).toList();
    faults.count("rows", rows.size(), table.rows());
    for (int i = 0; i < rows.size(); i++) {
      row("row " + (i + 1), rows.get(i));
    }
    faults.distinct("rows have the id", rows, OutboundMessage.Row::id);
  }

  private void title(String name, Optional<String> title, boolean titled) {
    faults.present("The title of " + name, title, limits.menu().sectionTitle());
    faults.require(
        title.isPresent() || !titled,
        "Of several sections each needs a title, and " + name + " has none.");
  }

  private void row(String name, OutboundMessage.Row row) {
    WhatsAppLimits.Row table = limits.menu().row();
    faults.present("The title of " + name, row.title(), table.title());
    faults.present("The id of " + name, row.id(), table.id());
    faults.present("The description of " + name, row.description(), table.description());
  }

  private void link(OutboundMessage.Link message) {
    faults.present(TEXT, message.body(), limits.link().body());
    around(message.around());
    faults.present("The text of the link's button", message.label(), limits.link().label());
    faults.link("A link", message.url());
  }

  private void around(OutboundMessage.Around around) {
    faults.present("The header", around.header(), limits.around().header());
    faults.present("The footer", around.footer(), limits.around().footer());
    around.file().ifPresent(this::header);
    faults.require(
        around.header().isEmpty() || around.file().isEmpty(),
        "A header is a line or a file and not both.");
  }

  /** What stands around a message that takes no file. */
  private void lines(OutboundMessage.Around around, String what) {
    around(around);
    faults.require(around.file().isEmpty(), what + " has no file above it.");
  }

  private void header(HeaderFile header) {
    OutboundCheck.file("The header's file", header.file(), faults);
    faults.require(
        switch (header.kind()) {
          case IMAGE, VIDEO, DOCUMENT -> true;
          case AUDIO, VOICE, STICKER -> false;
        },
        "A header's file is a picture, a film or a document.");
    faults.require(
        header.filename().isEmpty() || header.kind() == Content.Media.Kind.DOCUMENT,
        "Only a document has a file name.");
  }

  private void address(OutboundMessage.AskAddress message) {
    faults.present(TEXT, message.body(), limits.asking());
    around(message.around());
    faults.require(
        message.country().matches("[A-Z]{2}"), "The country of an address is written like IN.");
  }

  private void form(OutboundMessage.Form message) {
    faults.present(TEXT, message.body(), limits.form().body());
    around(message.around());
    faults.present("The text of the form's button", message.label(), limits.form().label());
    faults.require(
        message.label().codePoints().noneMatch(Character::isExtendedPictographic),
        "The text of the form's button has an emoji.");
    faults.named("The form's name or id", message.call().name());
    faults.named("The form's token", message.call().token());
    if (message.call().start() instanceof OutboundMessage.FormStart.AtScreen at) {
      faults.named("The form's first screen", at.screen());
    }
  }

  private void product(OutboundMessage.Product message) {
    faults.present(TEXT, message.body(), limits.products().body());
    faults.present("The footer", message.footer(), limits.around().footer());
    faults.named("The catalogue's id", message.catalogId());
    faults.named("The product's id", message.retailerId());
  }

  private void products(OutboundMessage.Products message) {
    faults.present(TEXT, message.body(), limits.products().body());
    lines(message.around(), "A choice of products");
    faults.require(
        message.around().header().isPresent(), "A choice of products needs a line above it.");
    faults.named("The catalogue's id", message.catalogId());
    sections(message.sections());
  }

  /** Sections of products, in messages and in templates. */
  void sections(List<ProductSection> sections) {
    WhatsAppLimits.Products table = limits.products();
    faults.count("sections", sections.size(), table.sections());
    for (int i = 0; i < sections.size(); i++) {
      String name = "section " + (i + 1);
      title(name, sections.get(i).title(), sections.size() > 1);
      faults.require(!sections.get(i).items().isEmpty(), "There are no products in " + name + ".");
    }
    List<String> items = sections.stream().flatMap(s -> s.items().stream()).toList();
    faults.count("products", items.size(), table.items());
    items.forEach(id -> faults.named("The product's id", id));
  }

  private void catalog(OutboundMessage.Catalog message) {
    faults.present(TEXT, message.body(), limits.products().body());
    faults.present("The footer", message.footer(), limits.around().footer());
    message.pictureOf().ifPresent(id -> faults.named("The product's id", id));
  }

  private void carousel(OutboundMessage.Carousel message) {
    WhatsAppLimits.Carousel table = limits.carousel();
    List<OutboundMessage.Card> cards = message.cards();
    faults.present(TEXT, message.body(), table.body());
    faults.range("cards", cards.size(), table.fewest(), table.most());
    for (int i = 0; i < cards.size(); i++) {
      card("card " + (i + 1), cards.get(i));
    }
    faults.require(
        cards.stream().map(card -> card.header().kind()).distinct().count() <= 1,
        "The cards have pictures and films, and WhatsApp takes one kind.");
  }

  private void card(String name, OutboundMessage.Card card) {
    WhatsAppLimits.Carousel table = limits.carousel();
    OutboundCheck.file("The file of " + name, card.header().file(), faults);
    faults.require(
        switch (card.header().kind()) {
          case IMAGE, VIDEO -> true;
          case AUDIO, VOICE, STICKER, DOCUMENT -> false;
        },
        "The file of " + name + " is neither picture nor film.");
    faults.present("The text of " + name, card.body(), table.cardBody());
    long breaks = card.body().orElse("").chars().filter(c -> c == '\n').count();
    faults.require(
        breaks <= table.cardLines(),
        "The text of %s has %d line breaks, and WhatsApp takes at most %d."
            .formatted(name, breaks, table.cardLines()));
    faults.present("The text of the button of " + name, card.label(), table.label());
    faults.link("The link of " + name, card.url());
  }

  private void productCarousel(OutboundMessage.ProductCarousel message) {
    WhatsAppLimits.Carousel table = limits.carousel();
    faults.present(TEXT, message.body(), table.body());
    faults.range("cards", message.items().size(), table.fewest(), table.most());
    faults.named("The catalogue's id", message.catalogId());
    message.items().forEach(id -> faults.named("The product's id", id));
  }
}
