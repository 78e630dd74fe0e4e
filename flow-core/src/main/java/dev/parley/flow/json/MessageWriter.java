package dev.parley.flow.json;

import dev.parley.flow.engine.Message;
import java.util.List;
import java.util.Optional;

/** Writes messages: the kind, the body, then what the kind has of its own. */
final class MessageWriter {
  private MessageWriter() {}

  static void write(JsonOut out, Message message) {
    out.writeName("message");
    out.writeStartObject();
    out.writeStringProperty("kind", kind(message));
    out.writeStringProperty("body", message.body());
    switch (message) {
      case Message.Text text -> {}
      case Message.Buttons buttons -> {
        around(out, buttons.around());
        choices(out, buttons.choices());
      }
      case Message.Menu menu -> {
        around(out, menu.around());
        out.writeStringProperty("label", menu.label());
        sections(out, menu.sections());
      }
      case Message.Link link -> {
        around(out, link.around());
        out.writeStringProperty("label", link.label());
        out.writeStringProperty("url", link.url());
      }
      case Message.Form form -> form(out, form);
      case Message.Media media -> {
        file(out, media.file());
        optional(out, "filename", media.filename());
      }
      case Message.Location location -> {
        out.writeName("latitude");
        ValueJson.write(out, location.latitude());
        out.writeName("longitude");
        ValueJson.write(out, location.longitude());
        optional(out, "name", location.name());
        optional(out, "address", location.address());
      }
      case Message.Contact contact -> {
        texts(out, "phones", contact.phones());
        texts(out, "emails", contact.emails());
        optional(out, "company", contact.company());
      }
      case Message.Product product -> {
        out.writeStringProperty("product", product.product());
        optional(out, "catalog", product.catalog());
        optional(out, "footer", product.footer());
      }
      case Message.Template template -> template(out, template);
    }
    out.writeEndObject();
  }

  private static String kind(Message message) {
    return switch (message) {
      case Message.Text text -> "text";
      case Message.Buttons buttons -> "buttons";
      case Message.Menu menu -> "menu";
      case Message.Link link -> "link";
      case Message.Form form -> "form";
      case Message.Media media -> media.kind();
      case Message.Location location -> "location";
      case Message.Contact contact -> "contact";
      case Message.Product product -> "product";
      case Message.Template template -> "template";
    };
  }

  private static void form(JsonOut out, Message.Form form) {
    around(out, form.around());
    out.writeStringProperty("label", form.label());
    out.writeStringProperty("form", form.form());
    optional(out, "screen", form.screen());
    if (!form.data().isEmpty()) {
      out.writeName("data");
      ValueJson.writeMap(out, form.data());
    }
    out.writeStringProperty("token", form.token());
    if (form.asking()) {
      out.writeBooleanProperty("asking", true);
    }
  }

  private static void file(JsonOut out, Message.File file) {
    switch (file) {
      case Message.File.At(String url) -> out.writeStringProperty("url", url);
      case Message.File.Kept(String id) -> out.writeStringProperty("file", id);
    }
  }

  private static void template(JsonOut out, Message.Template template) {
    out.writeStringProperty("name", template.name());
    out.writeStringProperty("lang", template.lang());
    if (template.header().isPresent()) {
      out.writeName("top");
      ValueJson.write(out, template.header().get());
    }
    texts(out, "parameters", template.parameters());
    if (!template.buttons().isEmpty()) {
      out.writeName("buttons");
      out.writeStartObject();
      template
          .buttons()
          .forEach((place, text) -> out.writeStringProperty(String.valueOf(place), text));
      out.writeEndObject();
    }
  }

  private static void around(JsonOut out, Message.Around around) {
    optional(out, "header", around.header());
    optional(out, "footer", around.footer());
  }

  private static void sections(JsonOut out, List<Message.Section> sections) {
    out.writeName("sections");
    out.writeStartArray();
    for (Message.Section section : sections) {
      out.writeStartObject();
      optional(out, "title", section.title());
      choices(out, section.choices());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void choices(JsonOut out, List<Message.Choice> choices) {
    out.writeName("choices");
    out.writeStartArray();
    for (Message.Choice choice : choices) {
      out.writeStartObject();
      out.writeStringProperty("id", choice.id());
      out.writeStringProperty("option", choice.option());
      out.writeStringProperty("title", choice.title());
      optional(out, "description", choice.description());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void texts(JsonOut out, String name, List<String> texts) {
    out.writeName(name);
    ValueJson.write(out, texts);
  }

  private static void optional(JsonOut out, String name, Optional<String> text) {
    text.ifPresent(value -> out.writeStringProperty(name, value));
  }
}
