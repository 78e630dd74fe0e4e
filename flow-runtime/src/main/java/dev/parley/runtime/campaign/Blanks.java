package dev.parley.runtime.campaign;

import dev.parley.runtime.contact.Contact;
import dev.parley.runtime.whatsapp.HeaderFile;
import dev.parley.runtime.whatsapp.MediaFile;
import dev.parley.runtime.whatsapp.TemplateMessage;
import dev.parley.runtime.whatsapp.TemplateMessage.Gap;
import dev.parley.runtime.whatsapp.TemplateMessage.Header;
import dev.parley.runtime.whatsapp.TemplateMessage.Parts;
import dev.parley.runtime.whatsapp.TemplateMessage.Tap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Fills the places in a template's texts with what is known of one contact: {@code {{name}}}, or
 * {@code {{city|your city}}} with what stands there where nothing is known.
 */
final class Blanks {
  private static final Pattern BLANK = Pattern.compile("\\{\\{([^{}|]*)(?:\\|([^{}]*))?}}");
  // Meta refuses these in a parameter.
  private static final Pattern SPACES = Pattern.compile("[\\n\\r\\t]+| {4,}");

  private final Map<String, @Nullable Object> facts;
  private final List<String> faults = new ArrayList<>();

  private Blanks(Contact contact) {
    this.facts = contact.facts();
  }

  /**
   * A template for one contact.
   *
   * @param faults what is missing of the contact; none if the message can go
   */
  record Filled(TemplateMessage message, List<String> faults) {}

  static Filled fill(TemplateMessage template, Contact contact) {
    Blanks blanks = new Blanks(contact);
    TemplateMessage message =
        new TemplateMessage(
            template.name(),
            template.language(),
            blanks.parts(template.parts()),
            template.offerEnds(),
            template.cards());
    return new Filled(message, blanks.faults);
  }

  private Parts parts(Parts parts) {
    return new Parts(
        parts.header().map(this::header),
        parts.body().stream().map(this::gap).toList(),
        parts.taps().stream().map(tap -> new Tap(tap.index(), use(tap.use()))).toList());
  }

  private Header header(Header header) {
    return switch (header) {
      case Header.Line(Gap gap) -> new Header.Line(gap(gap));
      case Header.File(HeaderFile file) -> new Header.File(file(file));
      case Header.Place place -> place;
      case Header.Item item -> item;
    };
  }

  private HeaderFile file(HeaderFile file) {
    return file.file() instanceof MediaFile.Linked(String link)
        ? new HeaderFile(file.kind(), new MediaFile.Linked(text(link)), file.filename())
        : file;
  }

  private Tap.Use use(Tap.Use use) {
    return switch (use) {
      case Tap.Use.Reply(String payload) -> new Tap.Use.Reply(text(payload));
      case Tap.Use.Link(String suffix) -> new Tap.Use.Link(text(suffix));
      case Tap.Use.Copy(String code) -> new Tap.Use.Copy(text(code));
      case Tap.Use.Form form -> form;
      case Tap.Use.Catalog catalog -> catalog;
      case Tap.Use.Products products -> products;
    };
  }

  private Gap gap(Gap gap) {
    return new Gap(gap.name(), text(gap.text()));
  }

  private String text(String text) {
    if (!text.contains("{{")) {
      return text;
    }
    Matcher blanks = BLANK.matcher(text);
    String filled = blanks.replaceAll(found -> Matcher.quoteReplacement(value(blanks)));
    return SPACES.matcher(filled).replaceAll(" ").strip();
  }

  private String value(Matcher blank) {
    String field = blank.group(1).strip();
    String known = word(facts.get(field)).strip();
    if (!known.isEmpty()) {
      return known;
    }
    String fallback = blank.group(2);
    if (fallback == null || fallback.isBlank()) {
      faults.add("The contact has no " + field + ", and nothing is said to stand there instead.");
      return "";
    }
    return fallback;
  }

  private static String word(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 ->
          String.valueOf(number.longValue());
      case List<?> list ->
          list.stream()
              .filter(Objects::nonNull)
              .map(Blanks::word)
              .collect(Collectors.joining(", "));
      case Object other -> other.toString();
    };
  }
}
