package dev.parley.flow.json;

import dev.parley.flow.session.Fault;
import dev.parley.flow.session.Frame;
import dev.parley.flow.session.Session;
import dev.parley.flow.session.State;
import dev.parley.flow.session.Variables;
import dev.parley.flow.session.Wait;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes a session; every key has its fixed place, and what is empty is left out. */
final class SessionWriter {
  private SessionWriter() {}

  static void write(JsonOut out, Session session) {
    out.writeStartObject();
    out.writeNumberProperty("format", SessionJson.FORMAT);
    out.writeStringProperty("id", session.id());
    out.writeStringProperty("bot", session.bot());
    out.writeStringProperty("release", session.release());
    out.writeNumberProperty("turn", session.turn());
    out.writeNumberProperty("entries", session.entries());
    writeState(out, session.state());
    writeFrames(out, session.frames());
    writeSessionVariables(out, session.variables());
    writeTrigger(out, session.trigger());
    if (session.expires().isPresent()) {
      ValueJson.writeTime(out, "expires", session.expires().get());
    }
    if (session.troubled()) {
      out.writeBooleanProperty("troubled", true);
    }
    out.writeEndObject();
  }

  private static void writeState(JsonOut out, State state) {
    switch (state) {
      case State.Waiting(Wait on) -> writeWait(out, on);
      case State.Ended(Map<String, @Nullable Object> results) -> {
        out.writeName("ended");
        ValueJson.writeMap(out, results);
      }
      case State.Failed(Fault fault) -> {
        out.writeName("failed");
        writeFault(out, fault);
      }
    }
  }

  private static void writeWait(JsonOut out, Wait wait) {
    out.writeName("wait");
    out.writeStartObject();
    out.writeStringProperty("id", wait.id());
    switch (wait) {
      case Wait.Reply reply -> writeReply(out, reply);
      case Wait.Call call -> out.writeStringProperty("for", "call");
      case Wait.Time time -> {
        out.writeStringProperty("for", "time");
        ValueJson.writeTime(out, "until", time.until());
      }
      case Wait.Handback handback -> {
        out.writeStringProperty("for", "handback");
        ValueJson.writeTime(out, "since", handback.since());
      }
    }
    out.writeEndObject();
  }

  private static void writeReply(JsonOut out, Wait.Reply reply) {
    if (reply.failures() != 0) {
      out.writeNumberProperty("failures", reply.failures());
    }
    if (reply.timeout().isPresent()) {
      ValueJson.writeTime(out, "timeout", reply.timeout().get());
    }
    if (reply.offered().isPresent()) {
      out.writeName("offered");
      ValueJson.write(out, reply.offered().get());
    }
    if (reply.lang().isPresent()) {
      out.writeStringProperty("lang", reply.lang().get());
    }
  }

  static void writeFault(JsonOut out, Fault fault) {
    out.writeStartObject();
    out.writeStringProperty("code", fault.code());
    out.writeStringProperty("message", fault.message());
    out.writeStringProperty("step", fault.step());
    out.writeEndObject();
  }

  private static void writeFrames(JsonOut out, List<Frame> frames) {
    out.writeName("frames");
    out.writeStartArray();
    for (Frame frame : frames) {
      out.writeStartObject();
      out.writeStringProperty("flow", frame.flow());
      writeVariables(out, frame.variables());
      if (!frame.call().isEmpty()) {
        out.writeStringProperty("call", frame.call());
      }
      if (frame.lender() >= 0) {
        out.writeNumberProperty("lender", frame.lender());
      }
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void writeVariables(JsonOut out, Variables variables) {
    int[] order = byName(variables);
    boolean open = false;
    for (int at : order) {
      Object value = variables.value(at);
      if (isSet(value)) {
        open = open || begin(out);
        out.writeName(variables.name(at));
        ValueJson.write(out, value);
      }
    }
    if (open) {
      out.writeEndObject();
    }
  }

  /** The places of the variables in the order of their names: a few, and mostly sorted already. */
  private static int[] byName(Variables variables) {
    int[] order = new int[variables.size()];
    for (int i = 0; i < order.length; i++) {
      int gap = i;
      while (gap > 0 && variables.name(order[gap - 1]).compareTo(variables.name(i)) > 0) {
        order[gap] = order[gap - 1];
        gap--;
      }
      order[gap] = i;
    }
    return order;
  }

  private static void writeSessionVariables(JsonOut out, Map<String, @Nullable Object> variables) {
    if (variables.isEmpty()) {
      return;
    }
    boolean open = false;
    for (Map.Entry<String, @Nullable Object> entry : new TreeMap<>(variables).entrySet()) {
      if (isSet(entry.getValue())) {
        open = open || begin(out);
        out.writeName(entry.getKey());
        ValueJson.write(out, entry.getValue());
      }
    }
    if (open) {
      out.writeEndObject();
    }
  }

  private static boolean begin(JsonOut out) {
    out.writeName("vars");
    out.writeStartObject();
    return true;
  }

  /** A number that JSON cannot hold is as good as unset. */
  private static boolean isSet(@Nullable Object value) {
    return value != null && !(value instanceof Double number && !Double.isFinite(number));
  }

  private static void writeTrigger(JsonOut out, Map<String, @Nullable Object> trigger) {
    if (!trigger.isEmpty()) {
      out.writeName("trigger");
      ValueJson.writeMap(out, trigger);
    }
  }
}
