package dev.parley.flow.json;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.HttpBody;
import dev.parley.flow.model.HttpHeader;
import dev.parley.flow.model.HttpRetry;
import dev.parley.flow.model.HttpRules;
import java.util.Map;

/** The JSON form of what calls a web service or another flow. */
final class CallTree {
  private CallTree() {}

  static void http(Entries out, Action.Http http) {
    HttpRules rules = http.rules();
    out.put("type", "http")
        .put("method", http.method().name())
        .put("url", http.url())
        .put("save", http.variable())
        .list("headers", rules.headers(), CallTree::header);
    rules.body().ifPresent(body -> body(out, body));
    out.put("timeout", rules.timeout().map(Object::toString))
        .put("retry", rules.retry().map(CallTree::retry))
        .put("error", rules.error().map(ActionTree::way));
  }

  private static void body(Entries out, HttpBody body) {
    switch (body) {
      case HttpBody.Json(String js) -> out.put("json", js);
      case HttpBody.Form(String js) -> out.put("form", js);
    }
  }

  private static Map<String, Object> header(HttpHeader header) {
    return new Entries().put("name", header.name()).put("js", header.js()).map();
  }

  private static Map<String, Object> retry(HttpRetry retry) {
    return new Entries()
        .put("times", retry.times())
        .put("backoff", retry.backoff().map(Object::toString))
        .map();
  }

  static void run(Entries out, Action.Run run) {
    out.put("type", "run")
        .put("flow", run.flow())
        .map("args", run.args())
        .put("save", run.variable());
  }
}
