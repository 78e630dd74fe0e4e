package dev.parley.flow.json;

import dev.parley.flow.engine.Event;
import dev.parley.flow.session.Fault;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes events; the type is the event's name in camel case. */
final class EventWriter {
  private EventWriter() {}

  static void write(JsonOut out, Event event) {
    out.writeStartObject();
    switch (event) {
      case Event.Started(String flow) -> text(out, "started", "flow", flow);
      case Event.StepEntered(String flow, String step) -> {
        text(out, "stepEntered", "flow", flow);
        out.writeStringProperty("step", step);
      }
      case Event.FlowEntered(String flow) -> text(out, "flowEntered", "flow", flow);
      case Event.FlowLeft(String flow) -> text(out, "flowLeft", "flow", flow);
      case Event.VariableSet(String path, Object value) -> {
        text(out, "variableSet", "path", path);
        value(out, value);
      }
      case Event.WaitEntered(String wait) -> text(out, "waitEntered", "wait", wait);
      case Event.Answered(String wait, Object value) -> {
        text(out, "answered", "wait", wait);
        value(out, value);
      }
      case Event.AnswerFailed(String wait, int failures) -> {
        text(out, "answerFailed", "wait", wait);
        out.writeNumberProperty("failures", failures);
      }
      case Event.TimedOut(String wait) -> text(out, "timedOut", "wait", wait);
      case Event.CallEnded(String wait, int status) -> {
        text(out, "callEnded", "wait", wait);
        out.writeNumberProperty("status", status);
      }
      case Event.PauseEnded(String wait) -> text(out, "pauseEnded", "wait", wait);
      case Event.HandedBack(String wait) -> text(out, "handedBack", "wait", wait);
      case Event.Dropped(String wait) -> text(out, "dropped", "wait", wait);
      case Event.Interrupted(String keyword) -> text(out, "interrupted", "keyword", keyword);
      case Event.MediaCame(String kind) -> text(out, "mediaCame", "kind", kind);
      case Event.StaleInput(String token) -> text(out, "staleInput", "token", token);
      case Event.SendRefused refused -> {
        text(out, "sendRefused", "effect", refused.effect());
        out.writeStringProperty("why", refused.why().name().toLowerCase(Locale.ROOT));
        out.writeStringProperty("detail", refused.detail());
      }
      case Event.Moved moved -> {
        text(out, "moved", "rule", moved.rule().name().toLowerCase(Locale.ROOT));
        out.writeStringProperty("from", moved.from());
        out.writeStringProperty("to", moved.to());
        out.writeStringProperty("wait", moved.waitId());
      }
      case Event.Expired expired -> type(out, "expired");
      case Event.Faulted(Fault fault) -> fault(out, "faulted", fault);
      case Event.Ended ended -> type(out, "ended");
      case Event.Failed(Fault fault) -> fault(out, "failed", fault);
      case Event.Cancelled(String reason) -> text(out, "cancelled", "reason", reason);
      case Event.Refused(String reason) -> text(out, "refused", "reason", reason);
    }
    out.writeEndObject();
  }

  private static void type(JsonOut out, String type) {
    out.writeStringProperty("type", type);
  }

  private static void text(JsonOut out, String type, String name, String text) {
    type(out, type);
    out.writeStringProperty(name, text);
  }

  private static void value(JsonOut out, @Nullable Object value) {
    out.writeName("value");
    ValueJson.write(out, value);
  }

  private static void fault(JsonOut out, String type, Fault fault) {
    type(out, type);
    out.writeName("fault");
    SessionWriter.writeFault(out, fault);
  }
}
