package dev.parley.runtime.conversation;

import dev.parley.flow.engine.Message;
import dev.parley.flow.model.TemplateSignature;
import dev.parley.runtime.whatsapp.Content;
import dev.parley.runtime.whatsapp.HeaderFile;
import dev.parley.runtime.whatsapp.MediaFile;
import dev.parley.runtime.whatsapp.OutboundMessage;
import dev.parley.runtime.whatsapp.ProductSection;
import dev.parley.runtime.whatsapp.TemplateMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts a flow's message template into the channel's words. */
final class TemplateWords {
  private TemplateWords() {}

  static TemplateMessage of(Message.Template template) {
    TemplateMessage.Parts parts =
        new TemplateMessage.Parts(
            template.header().map(TemplateWords::header),
            gaps(template),
            template.buttons().entrySet().stream()
                .map(button ->
                    new TemplateMessage.Tap(
                        button.getKey() - 1,
                        use(kind(template, button.getKey()), button.getValue())))
                .toList());
    return TemplateMessage.of(template.name(), template.lang(), parts);
  }

  /** Meta knows gaps by their names where the template has given them some. */
  private static List<TemplateMessage.Gap> gaps(Message.Template template) {
    List<String> texts = template.parameters();
    List<String> names = template.signature().map(known -> known.body().names()).orElse(List.of());
    if (names.size() != texts.size()) {
      return texts.stream().map(TemplateMessage.Gap::of).toList();
    }
    List<TemplateMessage.Gap> gaps = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      gaps.add(TemplateMessage.Gap.named(names.get(i), texts.get(i)));
    }
    return gaps;
  }

  /** A web address where nobody says: Meta sends it to nobody while its gap is open. */
  private static TemplateSignature.ButtonKind kind(Message.Template template, int number) {
    return template
        .signature()
        .flatMap(known -> known.button(number))
        .map(TemplateSignature.Button::kind)
        .orElse(TemplateSignature.ButtonKind.URL);
  }

  /** What fills a button of a kind; a number to call has no gap. */
  private static TemplateMessage.Tap.Use use(TemplateSignature.ButtonKind kind, String value) {
    return switch (kind) {
      case QUICK_REPLY -> new TemplateMessage.Tap.Use.Reply(value);
      case URL, OTP, PHONE_NUMBER -> new TemplateMessage.Tap.Use.Link(value);
      case COPY_CODE -> new TemplateMessage.Tap.Use.Copy(value);
      case FLOW -> new TemplateMessage.Tap.Use.Form(value, Map.of());
      case CATALOG -> new TemplateMessage.Tap.Use.Catalog(Optional.of(value));
      case MPM ->
          new TemplateMessage.Tap.Use.Products(
              value, List.of(new ProductSection(Optional.empty(), List.of(value))));
    };
  }

  private static TemplateMessage.Header header(Object header) {
    if (!(header instanceof Map<?, ?> map)) {
      return new TemplateMessage.Header.Line(TemplateMessage.Gap.of(header.toString()));
    }
    if (map.get("latitude") instanceof Number north
        && map.get("longitude") instanceof Number east) {
      return new TemplateMessage.Header.Place(
          new OutboundMessage.Location(
              north.doubleValue(), east.doubleValue(), text(map, "name"), text(map, "address")));
    }
    Optional<String> product = text(map, "product");
    return product.isPresent()
        ? new TemplateMessage.Header.Item(text(map, "catalog").orElse(""), product.get())
        : new TemplateMessage.Header.File(file(map));
  }

  /**
   * A file as flows have it: {@code type} or {@code mime}, {@code url} or {@code id}, {@code
   * filename}.
   */
  private static HeaderFile file(Map<?, ?> file) {
    Content.Media.Kind kind = kind(text(file, "type").or(() -> text(file, "mime")).orElse(""));
    MediaFile source =
        text(file, "url")
            .<MediaFile>map(MediaFile.Linked::new)
            .orElseGet(() -> ChannelWords.kept(text(file, "id").orElse("")));
    return new HeaderFile(
        kind, source, text(file, "filename").filter(name -> kind == Content.Media.Kind.DOCUMENT));
  }

  /** Headers show pictures, films and documents. */
  private static Content.Media.Kind kind(String type) {
    if (type.startsWith("image")) {
      return Content.Media.Kind.IMAGE;
    }
    return type.startsWith("video") ? Content.Media.Kind.VIDEO : Content.Media.Kind.DOCUMENT;
  }

  private static Optional<String> text(Map<?, ?> file, String field) {
    return Optional.ofNullable(file.get(field)).map(Object::toString).filter(t -> !t.isEmpty());
  }
}
