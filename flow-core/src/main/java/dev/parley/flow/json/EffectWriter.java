package dev.parley.flow.json;

import dev.parley.flow.engine.Effect;
import dev.parley.flow.engine.HttpCall;
import dev.parley.flow.engine.Start;
import java.util.Map;
import java.util.Optional;

/** Writes effects. */
final class EffectWriter {
  private EffectWriter() {}

  static void write(JsonOut out, Effect effect) {
    out.writeStartObject();
    out.writeStringProperty("type", type(effect));
    out.writeStringProperty("id", effect.id());
    switch (effect) {
      case Effect.Send send -> MessageWriter.write(out, send.message());
      case Effect.SetTimer timer -> {
        ValueJson.writeTime(out, "due", timer.due());
        out.writeStringProperty("token", timer.token());
      }
      case Effect.ClearTimer clear -> {}
      case Effect.Call call -> {
        out.writeStringProperty("token", call.token());
        call(out, call.call());
      }
      case Effect.Handoff handoff -> {
        out.writeStringProperty("token", handoff.token());
        out.writeStringProperty("queue", handoff.queue());
        optional(out, "note", handoff.note());
      }
      case Effect.SetContact set -> {
        out.writeStringProperty("field", set.field());
        out.writeName("value");
        ValueJson.write(out, set.value());
      }
      case Effect.Label label -> {
        out.writeStringProperty("label", label.label());
        out.writeBooleanProperty("on", label.on());
      }
      case Effect.Group group -> {
        out.writeStringProperty("group", group.group());
        out.writeBooleanProperty("in", group.in());
      }
      case Effect.Language language -> out.writeStringProperty("lang", language.lang());
      case Effect.Consent consent -> {
        out.writeStringProperty("purpose", consent.purpose());
        out.writeBooleanProperty("given", consent.given());
      }
      case Effect.Emit emit -> {
        out.writeStringProperty("event", emit.event());
        map(out, "data", emit.data());
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
      case Effect.Call call -> "call";
      case Effect.Handoff handoff -> "handoff";
      case Effect.SetContact set -> "setContact";
      case Effect.Label label -> "label";
      case Effect.Group group -> "group";
      case Effect.Language language -> "language";
      case Effect.Consent consent -> "consent";
      case Effect.Emit emit -> "emit";
      case Effect.StartFlow start -> "startFlow";
    };
  }

  private static void call(JsonOut out, HttpCall call) {
    out.writeStringProperty("method", call.method());
    out.writeStringProperty("url", call.url());
    map(out, "headers", call.headers());
    call.body()
        .ifPresent(body -> {
          out.writeStringProperty("contentType", body.type());
          out.writeStringProperty("body", body.text());
        });
    out.writeNumberProperty("timeout", call.patience().timeout().toMillis());
    out.writeNumberProperty("attempts", call.patience().attempts());
    out.writeNumberProperty("backoff", call.patience().backoff().toMillis());
  }

  private static void start(JsonOut out, Start start) {
    out.writeStringProperty("bot", start.bot());
    out.writeStringProperty("flow", start.flow());
    map(out, "trigger", start.trigger());
    map(out, "params", start.params());
  }

  private static void map(JsonOut out, String name, Map<String, ?> map) {
    out.writeName(name);
    ValueJson.writeMap(out, map);
  }

  private static void optional(JsonOut out, String name, Optional<String> text) {
    text.ifPresent(value -> out.writeStringProperty(name, value));
  }
}
