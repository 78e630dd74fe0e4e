package dev.parley.flow.json;

import dev.parley.flow.engine.Effect;
import dev.parley.flow.engine.Message;
import dev.parley.flow.engine.Start;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes effects and the messages in them. */
final class EffectWriter {
  private EffectWriter() {}

  static void write(JsonGenerator out, Effect effect) {
    out.writeStartObject();
    out.writeStringProperty("type", type(effect));
    out.writeStringProperty("id", effect.id());
    switch (effect) {
      case Effect.Send send -> message(out, send.message());
      case Effect.SetTimer timer -> {
        ValueJson.writeTime(out, "due", timer.due());
        out.writeStringProperty("token", timer.token());
      }
      case Effect.ClearTimer clear -> {}
      case Effect.SetContact set -> {
        out.writeStringProperty("field", set.field());
        out.writeName("value");
        ValueJson.write(out, set.value());
      }
      case Effect.StartFlow start -> start(out, start.start());
    }
    out.writeEndObject();
  }

  private static String type(Effect effect) {
    return switch (effect) {
      case Effect.Send send -> "send";
      case Effect.SetTimer timer -> "setTimer";
      case Effect.ClearTimer clear -> "clearTimer";
      case Effect.SetContact set -> "setContact";
      case Effect.StartFlow start -> "startFlow";
    };
  }

  private static void start(JsonGenerator out, Start start) {
    out.writeStringProperty("bot", start.bot());
    out.writeStringProperty("flow", start.flow());
    out.writeName("trigger");
    ValueJson.writeMap(out, start.trigger());
    out.writeName("params");
    ValueJson.writeMap(out, start.params());
  }

  private static void message(JsonGenerator out, Message message) {
    out.writeName("message");
    out.writeStartObject();
    switch (message) {
      case Message.Text text -> head(out, "text", text, Message.Around.NONE);
      case Message.Buttons buttons -> {
        head(out, "buttons", buttons, buttons.around());
        choices(out, buttons.choices());
      }
      case Message.Menu menu -> {
        head(out, "menu", menu, menu.around());
        out.writeStringProperty("label", menu.label());
        choices(out, menu.choices());
      }
      case Message.Link link -> {
        head(out, "link", link, link.around());
        out.writeStringProperty("label", link.label());
        out.writeStringProperty("url", link.url());
      }
    }
    out.writeEndObject();
  }

  private static void head(JsonGenerator out, String kind, Message message, Message.Around around) {
    out.writeStringProperty("kind", kind);
    out.writeStringProperty("body", message.body());
    optional(out, "header", around.header());
    optional(out, "footer", around.footer());
  }

  private static void choices(JsonGenerator out, List<Message.Choice> choices) {
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

  private static void optional(JsonGenerator out, String name, Optional<String> text) {
    text.ifPresent(value -> out.writeStringProperty(name, value));
  }
}
