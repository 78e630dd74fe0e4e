package dev.parley.runtime.form;

import dev.parley.flow.engine.FormReply;
import dev.parley.flow.engine.HttpCall;
import dev.parley.flow.engine.Input.CallEnd;
import dev.parley.flow.script.Json;
import dev.parley.flow.script.ScriptFault;
import dev.parley.runtime.call.CallSettings;
import dev.parley.runtime.call.Inquiry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Services that answer for forms. Each is asked once for a question, with less patience than Meta
 * has with us: whoever fills in the form may try again.
 */
public final class FormServices implements AutoCloseable {
  /** Meta waits for ten seconds, and complains of five. */
  private static final Duration PATIENCE = Duration.ofSeconds(7);

  private final Inquiry inquiry;

  /** Services where calls may lead. */
  public FormServices(CallSettings settings) {
    this.inquiry = new Inquiry(settings);
  }

  /** What the service says, as a function would; or why there is nothing to be shown. */
  FormReply ask(FormReply.Elsewhere elsewhere) {
    Map<String, String> headers = new LinkedHashMap<>();
    elsewhere.key().ifPresent(key -> headers.put("Authorization", "Bearer " + key));
    HttpCall call =
        new HttpCall(
            "POST",
            elsewhere.address(),
            headers,
            Optional.of(
                new HttpCall.Body("application/json", Json.stringify(elsewhere.question()))),
            new HttpCall.Patience(PATIENCE, 1, Duration.ZERO));
    return switch (inquiry.ask(call)) {
      case CallEnd.Answered(int status, var fields, String body) when status / 100 == 2 ->
          read(body);
      case CallEnd.Answered(int status, var fields, var body) ->
          broken("the form's service answered with HTTP status " + status);
      case CallEnd.Unanswered(var reason, String detail) ->
          broken("the form's service was not reached: " + detail);
    };
  }

  private static FormReply read(String body) {
    try {
      if (Json.parse(body) instanceof Map<?, ?> object) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        object.forEach((name, value) -> answer.put(String.valueOf(name), value));
        return answered(answer);
      }
    } catch (ScriptFault notJson) {
      return broken("the form's service answered with what is no JSON");
    }
    return broken("the form's service answered with no JSON object");
  }

  @SuppressWarnings("NullAway") // class files forget what a compact constructor's maps may hold
  private static FormReply answered(Map<String, @Nullable Object> answer) {
    return new FormReply.Answered(answer);
  }

  private static FormReply broken(String sentence) {
    return new FormReply.Broken("", sentence);
  }

  @Override
  public void close() {
    inquiry.close();
  }
}
