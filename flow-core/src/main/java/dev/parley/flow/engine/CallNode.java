package dev.parley.flow.engine;

import dev.parley.flow.script.Json;
import dev.parley.flow.script.Program;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.TextProgram;
import dev.parley.flow.session.Wait;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls a web service and waits for what becomes of the call.
 *
 * @param request what is called
 * @param patience how long, how often
 * @param variable takes {@code {status, headers, body}}; null if nothing does
 * @param error the node that a failure leads to; -1 is a fault
 */
record CallNode(
    String id,
    Request request,
    HttpCall.Patience patience,
    @Nullable Place variable,
    int error,
    int next)
    implements Stop {
  private static final int FIRST_GOOD = 200;
  private static final int FIRST_BAD = 300;

  @Override
  public int run(Run run) {
    run.enter(new Wait.Call(id));
    HttpCall call = request.fill(run, patience);
    run.effect(effect -> new Effect.Call(effect, run.token(), call));
    return WAITING;
  }

  /** The call is over. */
  int ended(Run run, Input.CallEnd end) {
    run.outcome = Outcome.RESUMED;
    int status = end instanceof Input.CallEnd.Answered answered ? answered.status() : 0;
    run.event(new Event.CallEnded(id, status));
    if (variable != null) {
      variable.store(run, value(end));
    }
    if (status >= FIRST_GOOD && status < FIRST_BAD) {
      return next;
    }
    if (error < 0) {
      throw new FlowFault(FlowFault.CALL_FAILED, "the call `" + id + "` failed: " + words(end));
    }
    return error;
  }

  private static String words(Input.CallEnd end) {
    return switch (end) {
      case Input.CallEnd.Answered answered -> "status " + answered.status();
      case Input.CallEnd.Unanswered none ->
          none.reason().name().toLowerCase(Locale.ROOT) + ", " + none.detail();
    };
  }

  /** What flows read of the end: without an answer the status is 0 and the body null. */
  private static Map<String, @Nullable Object> value(Input.CallEnd end) {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    switch (end) {
      case Input.CallEnd.Answered answered -> {
        value.put("status", (double) answered.status());
        value.put("headers", new java.util.TreeMap<>(answered.headers()));
        value.put("body", body(answered));
      }
      case Input.CallEnd.Unanswered none -> {
        value.put("status", 0.0);
        value.put("headers", Map.of());
        value.put("body", null);
        value.put("error", none.reason().name().toLowerCase(Locale.ROOT));
      }
    }
    return value;
  }

  /** JSON where the service says so, or says nothing and it is; else the text. */
  private static @Nullable Object body(Input.CallEnd.Answered answered) {
    String text = answered.body();
    String type =
        Optional.ofNullable(answered.headers().get("content-type"))
            .orElse("json")
            .toLowerCase(Locale.ROOT);
    if (text.isBlank()) {
      return null;
    }
    if (!type.contains("json")) {
      return text;
    }
    try {
      return Json.parse(text);
    } catch (ScriptFault notJson) {
      return text;
    }
  }

  @Override
  public boolean replaces(Stop former) {
    return former instanceof CallNode;
  }

  /**
   * What is called, compiled.
   *
   * @param names the headers' names
   * @param headers their values, in the same order
   * @param body the value it carries; null for none
   * @param form whether the value goes as a form's fields, and not as JSON
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Request(
      String method,
      TextProgram url,
      String[] names,
      Program[] headers,
      @Nullable Program body,
      boolean form) {
    HttpCall fill(Run run, HttpCall.Patience patience) {
      String address = url.render(run).strip();
      if (!address.startsWith("https://") && !address.startsWith("http://")) {
        throw new FlowFault(
            FlowFault.BAD_VALUE, "the address of a call came out as `" + address + "`");
      }
      Map<String, String> filled = new LinkedHashMap<>();
      for (int i = 0; i < names.length; i++) {
        Object value = headers[i].eval(run);
        if (value != null) {
          filled.put(names[i], Plain.line(value, "the header `" + names[i] + "`"));
        }
      }
      return new HttpCall(method, address, filled, carried(run), patience);
    }

    private Optional<HttpCall.Body> carried(Run run) {
      if (body == null) {
        return Optional.empty();
      }
      Object value = body.eval(run);
      return Optional.of(
          form
              ? new HttpCall.Body("application/x-www-form-urlencoded", Plain.fields(value))
              : new HttpCall.Body("application/json", Json.stringify(value)));
    }
  }
}
