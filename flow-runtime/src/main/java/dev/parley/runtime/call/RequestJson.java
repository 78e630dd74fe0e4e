package dev.parley.runtime.call;

import dev.parley.flow.engine.HttpCall;
import dev.parley.runtime.store.JsonColumn;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests as their rows keep them. */
final class RequestJson {
  private RequestJson() {}

  static String write(HttpCall call) {
    Map<String, Object> kept = new LinkedHashMap<>();
    kept.put("method", call.method());
    kept.put("url", call.url());
    kept.put("headers", call.headers());
    call.body()
        .ifPresent(body -> {
          kept.put("type", body.type());
          kept.put("body", body.text());
        });
    kept.put("timeout", call.patience().timeout().toMillis());
    kept.put("attempts", call.patience().attempts());
    kept.put("backoff", call.patience().backoff().toMillis());
    return JsonColumn.write(kept);
  }

  static HttpCall read(String json) {
    Map<String, @Nullable Object> kept = JsonColumn.read(json);
    Map<String, String> headers = new LinkedHashMap<>();
    if (kept.get("headers") instanceof Map<?, ?> named) {
      named.forEach((name, value) -> headers.put(String.valueOf(name), String.valueOf(value)));
    }
    Optional<HttpCall.Body> body =
        kept.containsKey("body")
            ? Optional.of(new HttpCall.Body(text(kept, "type"), text(kept, "body")))
            : Optional.empty();
    HttpCall.Patience patience =
        new HttpCall.Patience(
            Duration.ofMillis(number(kept, "timeout")),
            Math.toIntExact(number(kept, "attempts")),
            Duration.ofMillis(number(kept, "backoff")));
    return new HttpCall(text(kept, "method"), text(kept, "url"), headers, body, patience);
  }

  private static String text(Map<String, @Nullable Object> kept, String name) {
    return String.valueOf(kept.get(name));
  }

  private static long number(Map<String, @Nullable Object> kept, String name) {
    return kept.get(name) instanceof Number number ? number.longValue() : 0;
  }
}
