package dev.parley.runtime.whatsapp;

import dev.parley.flow.model.WhatsAppLimits;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Finds what WhatsApp would refuse of a filled template, as far as it can be told without the
 * template itself.
 */
final class TemplateCheck {
  private static final String NAME = "[a-z0-9_]+";
  private static final String LANGUAGE = "[a-z]{2,3}(_[A-Z]{2}|_[A-Z][a-z]{3})?";
  private static final String GAP_NAME = "[a-z][a-z0-9_]*";

  private final WhatsAppLimits limits;
  private final Faults faults;

  TemplateCheck(WhatsAppLimits limits, Faults faults) {
    this.limits = limits;
    this.faults = faults;
  }

  void message(TemplateMessage template) {
    faults.present("The template's name", template.name(), limits.template().name());
    faults.require(
        template.name().matches(NAME),
        "A template's name is made of small letters, digits and underscores.");
    faults.require(
        template.language().matches(LANGUAGE), "A template's language is written like en_US.");
    int body =
        template.offerEnds().isPresent() ? limits.template().offerBody() : limits.template().body();
    parts("the template", template.parts(), body);
    cards(template.cards());
    if (template.tellsCode()) {
      String code = template.parts().body().getFirst().text();
      faults.length("The one-time code", code, limits.template().oneTimeCode());
      faults.require(
          code.codePoints().noneMatch(Character::isExtendedPictographic) && !code.contains("://"),
          "The one-time code has an emoji or an address in it.");
    }
  }

  private void cards(List<TemplateMessage.Parts> cards) {
    WhatsAppLimits.Carousel table = limits.carousel();
    if (!cards.isEmpty()) {
      faults.range("cards", cards.size(), table.fewest(), table.most());
    }
    for (int i = 0; i < cards.size(); i++) {
      parts("card " + (i + 1), cards.get(i), limits.template().cardBody());
    }
  }

  private void parts(String of, TemplateMessage.Parts parts, int body) {
    parts.header().ifPresent(header -> header(of, header));
    gaps(of, parts.body(), body);
    faults.require(
        parts.taps().size() <= limits.template().buttons(),
        "Too many buttons of " + of + " are filled: a template has at most 10.");
    faults.require(
        parts.taps().size()
            == new HashSet<>(parts.taps().stream().map(TemplateMessage.Tap::index).toList()).size(),
        "A button of " + of + " is filled twice.");
    parts.taps().forEach(tap -> tap(of, tap));
  }

  private void header(String of, TemplateMessage.Header header) {
    switch (header) {
      case TemplateMessage.Header.Line(TemplateMessage.Gap gap) ->
          gap("The header of " + of, gap, limits.template().header());
      case TemplateMessage.Header.File(HeaderFile file) ->
          OutboundCheck.file("The header of " + of, file.file(), faults);
      case TemplateMessage.Header.Place(OutboundMessage.Location location) ->
          OutboundCheck.location(location, faults);
      case TemplateMessage.Header.Item item -> {
        faults.named("The catalogue's id", item.catalogId());
        faults.named("The product's id", item.retailerId());
      }
    }
  }

  private void gaps(String of, List<TemplateMessage.Gap> gaps, int most) {
    for (int i = 0; i < gaps.size(); i++) {
      gap("Gap " + (i + 1) + " of " + of, gaps.get(i), most);
    }
    faults.require(
        gaps.stream().map(gap -> gap.name().isPresent()).distinct().count() <= 1,
        "Some gaps of " + of + " have a name and some have none.");
    faults.distinct(
        "gaps of " + of + " have the name",
        gaps.stream().map(TemplateMessage.Gap::name).flatMap(Optional::stream).toList(),
        name -> name);
    int all = gaps.stream().mapToInt(gap -> WhatsAppLimits.length(gap.text())).sum();
    faults.require(
        gaps.size() < 2 || all <= most,
        "The gaps of %s have %d characters together, and WhatsApp takes at most %d."
            .formatted(of, all, most));
  }

  private void gap(String what, TemplateMessage.Gap gap, int most) {
    faults.present(what, gap.text(), most);
    faults.require(
        // Meta refuses what would break the line its reviewers saw.
        !gap.text().contains("\n") && !gap.text().contains("\t") && !gap.text().contains("     "),
        what + " has a line break, a tab or five blanks in a row.");
    faults.require(
        gap.name().filter(name -> !name.matches(GAP_NAME)).isEmpty(),
        what + " has a name that is not made of small letters, digits and underscores.");
  }

  private void tap(String of, TemplateMessage.Tap tap) {
    String what = "Button " + (tap.index() + 1) + " of " + of;
    WhatsAppLimits.Template table = limits.template();
    faults.require(
        tap.index() >= 0 && tap.index() < table.buttons(),
        what + " does not exist: a template has at most 10.");
    switch (tap.use()) {
      case TemplateMessage.Tap.Use.Reply(String payload) ->
          faults.present(what, payload, table.payload());
      case TemplateMessage.Tap.Use.Link(String suffix) -> {
        faults.present(what, suffix, table.url());
        faults.require(
            suffix.chars().noneMatch(Character::isWhitespace),
            what + " has a blank in its address.");
      }
      case TemplateMessage.Tap.Use.Copy(String code) -> faults.present(what, code, table.code());
      case TemplateMessage.Tap.Use.Form form -> faults.named("The form's token", form.token());
      case TemplateMessage.Tap.Use.Catalog catalog ->
          catalog.pictureOf().ifPresent(id -> faults.named("The product's id", id));
      case TemplateMessage.Tap.Use.Products products -> {
        faults.named("The product's id", products.pictureOf());
        new InteractiveCheck(limits, faults).sections(products.sections());
      }
    }
  }
}
