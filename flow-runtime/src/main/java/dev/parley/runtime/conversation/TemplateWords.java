package dev.parley.runtime.conversation;

import dev.parley.flow.engine.Message;
import dev.parley.runtime.whatsapp.Content;
import dev.parley.runtime.whatsapp.HeaderFile;
import dev.parley.runtime.whatsapp.MediaFile;
import dev.parley.runtime.whatsapp.TemplateMessage;
import java.util.Map;
import java.util.Optional;

/** Puts a flow's message template into the channel's words. */
final class TemplateWords {
  private TemplateWords() {}

  static TemplateMessage of(Message.Template template) {
    TemplateMessage.Parts parts =
        new TemplateMessage.Parts(
            template.header().map(TemplateWords::header),
            template.parameters().stream().map(TemplateMessage.Gap::of).toList(),
            template.buttons().entrySet().stream()
                .map(button -> tap(button.getKey(), button.getValue()))
                .toList());
    return TemplateMessage.of(template.name(), template.lang(), parts);
  }

  /**
   * A filled button. A flow does not say of what kind the button is; a web address is the one that
   * Meta sends to nobody while its gap is open.
   *
   * @param number as the author counts, from 1
   */
  private static TemplateMessage.Tap tap(int number, String value) {
    return new TemplateMessage.Tap(number - 1, new TemplateMessage.Tap.Use.Link(value));
  }

  private static TemplateMessage.Header header(Object header) {
    return header instanceof Map<?, ?> file
        ? new TemplateMessage.Header.File(file(file))
        : new TemplateMessage.Header.Line(TemplateMessage.Gap.of(header.toString()));
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
