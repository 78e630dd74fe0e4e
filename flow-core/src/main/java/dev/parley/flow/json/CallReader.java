package dev.parley.flow.json;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.HttpBody;
import dev.parley.flow.model.HttpHeader;
import dev.parley.flow.model.HttpMethod;
import dev.parley.flow.model.HttpRetry;
import dev.parley.flow.model.HttpRules;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What calls a web service or another flow. */
final class CallReader {
  private CallReader() {}

  static Action http(JsonNode in) {
    HttpRules rules =
        new HttpRules(
            Nodes.list(
                in, "headers", h -> new HttpHeader(Nodes.text(h, "name"), Nodes.text(h, "js"))),
            body(in),
            Nodes.optional(in, "timeout", Nodes::delay),
            Nodes.optional(in, "retry", CallReader::retry),
            Nodes.optional(in, "error", ActionReader::way));
    return new Action.Http(
        HttpMethod.valueOf(Nodes.text(in, "method")),
        Nodes.text(in, "url"),
        Nodes.optional(in, "save"),
        rules);
  }

  private static Optional<HttpBody> body(JsonNode in) {
    return in.has("json")
        ? Optional.of(new HttpBody.Json(Nodes.text(in, "json")))
        : Nodes.optional(in, "form").map(HttpBody.Form::new);
  }

  private static HttpRetry retry(JsonNode in) {
    return new HttpRetry(in.path("times").asInt(), Nodes.optional(in, "backoff", Nodes::delay));
  }

  static Action run(JsonNode in) {
    return new Action.Run(
        Nodes.text(in, "flow"), Nodes.textMap(in.path("args")), Nodes.optional(in, "save"));
  }
}
