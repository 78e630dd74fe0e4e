package dev.parley.runtime.message;

import dev.parley.runtime.http.Problem;
import dev.parley.runtime.media.Media;
import dev.parley.runtime.whatsapp.ContactCard;
import dev.parley.runtime.whatsapp.Content;
import dev.parley.runtime.whatsapp.HeaderFile;
import dev.parley.runtime.whatsapp.MediaFile;
import dev.parley.runtime.whatsapp.OutboundMessage;
import dev.parley.runtime.whatsapp.TemplateMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Makes messages of what requests say, which has been held against its shape before. */
public final class Composer {
  /** The kinds of files, in words. */
  static final List<String> FILES =
      Arrays.stream(Content.Media.Kind.values())
          .map(kind -> kind.name().toLowerCase(Locale.ROOT))
          .toList();

  private static final List<String> KINDS =
      List.of(
          "text",
          "file",
          "location",
          "contacts",
          "reaction",
          "buttons",
          "list",
          "link",
          "askLocation",
          "askContact",
          "form",
          "product",
          "template");

  private Composer() {}

  /**
   * The message of a request.
   *
   * @throws Problem 400 if it is none, or several
   */
  static OutboundMessage message(JsonNode body) {
    List<String> said = KINDS.stream().filter(body::has).toList();
    if (said.size() != 1) {
      throw Problem.badValue(
          "", "A message is one of " + String.join(", ", KINDS) + ", and has just one of them.");
    }
    JsonNode of = body.get(said.getFirst());
    return switch (said.getFirst()) {
      case "text" -> text(of);
      case "file" -> file(of);
      case "location" -> location(of, "/location");
      case "contacts" ->
          new OutboundMessage.Contacts(of.valueStream().map(Composer::card).toList());
      case "reaction" -> new OutboundMessage.Reaction(word(of, "message"), maybe(of, "emoji"));
      case "buttons" -> buttons(of);
      case "list" -> list(of);
      case "link" ->
          new OutboundMessage.Link(
              word(of, "body"), around(of), word(of, "label"), word(of, "url"));
      case "askLocation" -> new OutboundMessage.AskLocation(word(of, "body"));
      case "askContact" -> new OutboundMessage.AskContact(word(of, "body"));
      case "form" -> form(of);
      case "product" ->
          new OutboundMessage.Product(
              maybe(of, "body"), maybe(of, "footer"), word(of, "catalog"), word(of, "product"));
      default -> template(of, "/template");
    };
  }

  private static OutboundMessage text(JsonNode of) {
    String body = word(of, "body");
    boolean link = body.contains("https://") || body.contains("http://");
    return new OutboundMessage.Text(
        body, of.optional("preview").map(JsonNode::booleanValue).orElse(link));
  }

  private static OutboundMessage file(JsonNode of) {
    return new OutboundMessage.Media(
        kind(of), source(of, "/file"), maybe(of, "caption"), maybe(of, "filename"));
  }

  private static Content.Media.Kind kind(JsonNode of) {
    return Content.Media.Kind.valueOf(word(of, "kind").toUpperCase(Locale.ROOT));
  }

  private static MediaFile source(JsonNode of, String at) {
    Optional<String> link = maybe(of, "link");
    Optional<String> id = maybe(of, "id");
    if (link.isPresent() == id.isPresent()) {
      throw Problem.badValue(at, "A file has a link or an id, and not both.");
    }
    return link.<MediaFile>map(MediaFile.Linked::new)
        .orElseGet(() ->
            Media.isId(id.orElseThrow())
                ? Media.reference(id.orElseThrow())
                : new MediaFile.Uploaded(id.orElseThrow()));
  }

  private static OutboundMessage.Location location(JsonNode of, String at) {
    return new OutboundMessage.Location(
        degrees(of, "latitude", at),
        degrees(of, "longitude", at),
        maybe(of, "name"),
        maybe(of, "address"));
  }

  private static double degrees(JsonNode of, String field, String at) {
    JsonNode value = of.get(field);
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw Problem.badValue(at + "/" + field, field + " is a number of degrees.");
    }
    return value.doubleValue();
  }

  private static ContactCard card(JsonNode of) {
    return new ContactCard(
        ContactCard.Name.of(word(of, "name")),
        words(of, "phones").stream()
            .map(phone -> new ContactCard.Phone(phone, Optional.empty(), Optional.empty()))
            .toList(),
        words(of, "emails").stream()
            .map(email -> new ContactCard.Labelled(email, Optional.empty()))
            .toList(),
        List.of(),
        List.of(),
        maybe(of, "company")
            .map(company ->
                new ContactCard.Work(Optional.of(company), Optional.empty(), Optional.empty())),
        Optional.empty());
  }

  private static OutboundMessage buttons(JsonNode of) {
    return new OutboundMessage.Buttons(
        word(of, "body"),
        around(of),
        of.get("buttons")
            .valueStream()
            .map(b -> new OutboundMessage.Button(word(b, "id"), word(b, "title")))
            .toList());
  }

  private static OutboundMessage list(JsonNode of) {
    return new OutboundMessage.ListMenu(
        word(of, "body"),
        around(of),
        word(of, "label"),
        of.get("sections").valueStream().map(Composer::section).toList());
  }

  private static OutboundMessage.Section section(JsonNode of) {
    return new OutboundMessage.Section(
        maybe(of, "title"),
        of.get("rows")
            .valueStream()
            .map(row ->
                new OutboundMessage.Row(
                    word(row, "id"), word(row, "title"), maybe(row, "description")))
            .toList());
  }

  private static OutboundMessage form(JsonNode of) {
    String name = word(of, "form");
    OutboundMessage.FormStart start =
        maybe(of, "screen")
            .<OutboundMessage.FormStart>map(
                screen -> new OutboundMessage.FormStart.AtScreen(screen, Map.of()))
            .orElseGet(OutboundMessage.FormStart.FirstScreen::new);
    return new OutboundMessage.Form(
        word(of, "body"),
        around(of),
        word(of, "label"),
        new OutboundMessage.FormCall(
            name, !name.matches("[0-9]+"), word(of, "token"), false, start));
  }

  /** A template that a request fills; {@code at} is where it says so. */
  public static TemplateMessage template(JsonNode of, String at) {
    List<TemplateMessage.Gap> gaps = new ArrayList<>();
    words(of, "body").forEach(text -> gaps.add(TemplateMessage.Gap.of(text)));
    of.optional("named")
        .ifPresent(named ->
            named.forEachEntry(
                (name, text) -> gaps.add(TemplateMessage.Gap.named(name, text.stringValue()))));
    if (of.has("named") && of.has("body")) {
      throw Problem.badValue(at + "/named", "A template's gaps are in order or named, not both.");
    }
    List<TemplateMessage.Tap> taps = new ArrayList<>();
    of.optional("buttons")
        .ifPresent(all ->
            all.forEach(b -> taps.add(new TemplateMessage.Tap(b.get("index").intValue(), use(b)))));
    return TemplateMessage.of(
        word(of, "name"),
        word(of, "language"),
        new TemplateMessage.Parts(
            of.optional("header").map(header -> header(header, at + "/header")), gaps, taps));
  }

  private static TemplateMessage.Tap.Use use(JsonNode button) {
    String value = word(button, "value");
    return switch (word(button, "type")) {
      case "reply" -> new TemplateMessage.Tap.Use.Reply(value);
      case "url" -> new TemplateMessage.Tap.Use.Link(value);
      case "code" -> new TemplateMessage.Tap.Use.Copy(value);
      default -> new TemplateMessage.Tap.Use.Form(value, Map.of());
    };
  }

  private static TemplateMessage.Header header(JsonNode of, String at) {
    if (of.size() != 1) {
      throw Problem.badValue(at, "A header is a text, a file or a location.");
    }
    if (of.has("text")) {
      return new TemplateMessage.Header.Line(TemplateMessage.Gap.of(word(of, "text")));
    }
    if (of.has("location")) {
      return new TemplateMessage.Header.Place(location(of.get("location"), at + "/location"));
    }
    JsonNode file = of.get("file");
    return new TemplateMessage.Header.File(
        new HeaderFile(kind(file), source(file, at + "/file"), maybe(file, "filename")));
  }

  private static OutboundMessage.Around around(JsonNode of) {
    return new OutboundMessage.Around(maybe(of, "header"), maybe(of, "footer"));
  }

  private static String word(JsonNode of, String field) {
    return of.get(field).stringValue();
  }

  private static Optional<String> maybe(JsonNode of, String field) {
    return of.optional(field).map(JsonNode::stringValue);
  }

  private static List<String> words(JsonNode of, String field) {
    return of.optional(field)
        .map(list -> list.valueStream().map(JsonNode::stringValue).toList())
        .orElse(List.of());
  }
}
