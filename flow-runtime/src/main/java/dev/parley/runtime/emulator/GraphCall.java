package dev.parley.runtime.emulator;

import dev.parley.runtime.http.Body;
import dev.parley.runtime.http.Problem;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call of the Graph API that has been let in.
 *
 * @param context the request
 * @param body what it carries, as JSON, whether it came as JSON, as a form or in the address
 */
record GraphCall(Context context, ObjectNode body) {
  private static final int MOST = 5 * 1024 * 1024;

  /** What a call does; it answers the body of the answer. */
  interface Action {
    JsonNode run(GraphCall call);
  }

  static GraphCall of(Context context) {
    String type = Optional.ofNullable(context.contentType()).orElse("").toLowerCase(Locale.ROOT);
    boolean form = type.startsWith("application/x-www-form-urlencoded");
    boolean file = type.startsWith("multipart/form-data");
    ObjectNode body =
        form || file
            ? parameters(form(context))
            : EmulatorJson.readObject(bytes(context))
                .orElseGet(() -> parameters(context.queryParamMap()));
    return new GraphCall(context, body);
  }

  private static byte[] bytes(Context context) {
    try {
      return Body.bytes(context, MOST);
    } catch (Problem problem) {
      throw GraphFault.parameter(String.valueOf(problem.getMessage()));
    }
  }

  /** The server under Javalin complains of a broken form in exceptions that nothing declares. */
  private static Map<String, List<String>> form(Context context) {
    try {
      return context.formParamMap();
    } catch (Exception broken) {
      throw GraphFault.parameter("The body is not a form that can be read.");
    }
  }

  /** Parameters that are JSON themselves are taken as such. */
  private static ObjectNode parameters(Map<String, List<String>> given) {
    ObjectNode body = EmulatorJson.object();
    given.forEach((name, values) -> values.stream().findFirst().ifPresent(v -> put(body, name, v)));
    return body;
  }

  private static void put(ObjectNode body, String name, String value) {
    boolean json = value.startsWith("{") || value.startsWith("[");
    Optional<JsonNode> node = json ? EmulatorJson.read(value) : Optional.empty();
    node.ifPresentOrElse(found -> body.set(name, found), () -> body.put(name, value));
  }

  /** The id in the path. */
  String id() {
    return context.pathParam("id");
  }

  Optional<String> query(String name) {
    return Optional.ofNullable(context.queryParam(name)).filter(text -> !text.isEmpty());
  }

  static ObjectNode success() {
    return EmulatorJson.object().put("success", true);
  }
}
