package dev.parley.flow.json;

import dev.parley.flow.session.Fault;
import dev.parley.flow.session.Frame;
import dev.parley.flow.session.Session;
import dev.parley.flow.session.State;
import dev.parley.flow.session.Variables;
import dev.parley.flow.session.Wait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads a session strictly: what the writer would not have written is refused, so that a damaged
 * session never half works. {@code format} stands first and picks the reader; an older format gets
 * a reader of its own here when there is one.
 */
final class SessionReader {
  private static final String[] SESSION = {
    "format",
    "id",
    "bot",
    "release",
    "turn",
    "entries",
    "wait",
    "ended",
    "failed",
    "frames",
    "vars",
    "trigger",
    "expires",
    "troubled"
  };
  private static final String[] FAULT = {"code", "message", "step"};
  private static final String[] FRAME = {"flow", "vars", "call", "lender"};
  private static final Variables NONE = Variables.of(Map.of());

  private final Fields in;
  private String id = "";
  private String bot = "";
  private String release = "";
  private int turn;
  private int entries;
  private @Nullable State state;
  private List<Frame> frames = List.of();
  private Map<String, @Nullable Object> variables = Map.of();
  private Map<String, @Nullable Object> trigger = Map.of();
  private Optional<Instant> expires = Optional.empty();
  private boolean troubled;

  private SessionReader(Fields in) {
    this.in = in;
  }

  static Session read(JsonParser parser) {
    Fields in = new Fields(parser, "session", SESSION);
    if (parser.nextToken() != JsonToken.START_OBJECT || !"format".equals(in.next())) {
      throw JsonFault.corrupt("A session is a JSON object that begins with its `format`.");
    }
    int format = in.count();
    Session session =
        switch (format) {
          // Format 2 added kinds of waits and lenders: all of format 1 means the same in it. Up to
          // format 2 it was the wait for a call that said whether there is trouble.
          case 1, 2, 3 -> new SessionReader(in).readFormat3();
          default -> throw unknown(format);
        };
    if (parser.nextToken() != null) {
      throw JsonFault.corrupt("Something stands after the session's end.");
    }
    return session;
  }

  private static JsonFault unknown(int format) {
    return format > SessionJson.FORMAT
        ? JsonFault.newer(format, SessionJson.FORMAT)
        : JsonFault.corrupt("A session of format " + format + " was never written.");
  }

  private Session readFormat3() {
    for (String name = in.next(); name != null; name = in.next()) {
      switch (name) {
        case "id" -> id = in.text();
        case "bot" -> bot = in.text();
        case "release" -> release = in.text();
        case "turn" -> turn = in.count();
        case "entries" -> entries = in.count();
        case "wait" -> state = only(new State.Waiting(readWait()));
        case "ended" -> state = only(new State.Ended(in.object()));
        case "failed" -> state = only(new State.Failed(readFault()));
        case "frames" -> frames = readFrames();
        case "vars" -> variables = in.object();
        case "trigger" -> trigger = in.object();
        case "expires" -> expires = Optional.of(in.time());
        case "troubled" -> troubled = in.truth();
        default -> throw new IllegalStateException(name);
      }
    }
    in.need("id", !id.isEmpty());
    in.need("frames", !frames.isEmpty());
    return new Session(
        id, bot, release, turn, entries, known(), frames, variables, trigger, expires, troubled);
  }

  private Wait readWait() {
    WaitReader reader = WaitReader.in(in);
    Wait wait = reader.read();
    troubled |= reader.troubled();
    return wait;
  }

  private State only(State next) {
    if (state != null) {
      throw JsonFault.corrupt("A session waits, has ended or has failed: only one of them.");
    }
    return next;
  }

  private State known() {
    if (state == null) {
      throw JsonFault.corrupt("The session says neither `wait` nor `ended` nor `failed`.");
    }
    return state;
  }

  private Fault readFault() {
    Fields fault = in.nested("failed", FAULT);
    String code = "";
    String message = "";
    String step = "";
    for (String name = fault.next(); name != null; name = fault.next()) {
      switch (name) {
        case "code" -> code = fault.text();
        case "message" -> message = fault.text();
        case "step" -> step = fault.text();
        default -> throw new IllegalStateException(name);
      }
    }
    fault.need("code", !code.isEmpty());
    return new Fault(code, message, step);
  }

  private List<Frame> readFrames() {
    List<Frame> read = new ArrayList<>(2);
    in.beginList();
    while (in.hasItem()) {
      read.add(readFrame());
    }
    return List.copyOf(read);
  }

  private Frame readFrame() {
    Fields frame = in.item("frame", FRAME);
    String flow = "";
    Variables values = NONE;
    String call = "";
    int lender = -1;
    for (String name = frame.next(); name != null; name = frame.next()) {
      switch (name) {
        case "flow" -> flow = frame.text();
        case "vars" -> values = frame.variables();
        case "call" -> call = frame.text();
        case "lender" -> lender = frame.count();
        default -> throw new IllegalStateException(name);
      }
    }
    frame.need("flow", !flow.isEmpty());
    return new Frame(flow, values, call, lender);
  }
}
