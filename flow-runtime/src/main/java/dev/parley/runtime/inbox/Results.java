package dev.parley.runtime.inbox;

import dev.parley.flow.engine.Input;
import dev.parley.runtime.call.Attempt;
import dev.parley.runtime.call.CallDraft;
import dev.parley.runtime.store.JsonColumn;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Results of calls as rows of the inbox. A second one for the same wait has the same key. */
final class Results {
  static final String KIND = "call.result";

  private Results() {}

  static InboxTable.Row row(Attempt last, long sequence) {
    CallDraft call = last.draft();
    return new InboxTable.Row(
        sequence,
        call.from().account(),
        call.from().channel(),
        call.from().conversation(),
        "call:" + call.token(),
        KIND,
        InboxTable.NEW,
        "",
        "",
        JsonColumn.write(values(call.token(), last.end())),
        last.ended(),
        last.ended());
  }

  private static Map<String, Object> values(String token, Input.CallEnd end) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("call", token);
    switch (end) {
      case Input.CallEnd.Answered answered -> {
        values.put("status", answered.status());
        values.put("headers", answered.headers());
        values.put("body", answered.body());
      }
      case Input.CallEnd.Unanswered none -> {
        values.put("reason", none.reason().name());
        values.put("detail", none.detail());
      }
    }
    return values;
  }

  static Input input(String raw) {
    Map<String, @Nullable Object> values = JsonColumn.read(raw);
    return new Input.CallResult(text(values, "call"), end(values));
  }

  private static Input.CallEnd end(Map<String, @Nullable Object> values) {
    if (values.get("status") instanceof Number status) {
      Map<String, String> headers = new LinkedHashMap<>();
      if (values.get("headers") instanceof Map<?, ?> named) {
        named.forEach((name, value) -> headers.put(String.valueOf(name), String.valueOf(value)));
      }
      return new Input.CallEnd.Answered(status.intValue(), headers, text(values, "body"));
    }
    Input.Reason reason = Input.Reason.valueOf(text(values, "reason"));
    return new Input.CallEnd.Unanswered(reason, text(values, "detail"));
  }

  private static String text(Map<String, @Nullable Object> values, String name) {
    return String.valueOf(values.get(name));
  }
}
