package dev.parley.runtime.http;

import dev.parley.runtime.http.Operation.Intake;
import dev.parley.runtime.http.Operation.Outcome;
import dev.parley.runtime.http.Operation.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The API's description in OpenAPI 3.1, made of the operations that are served. */
public final class OpenApi implements Resource {
  private static final Pattern PART = Pattern.compile("\\{(\\w+)\\}");
  private static final String JSON = "application/json";

  private final Supplier<List<Operation>> all;

  OpenApi(Supplier<List<Operation>> all) {
    this.all = all;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/openapi.json", "getDescription")
            .says("This description.")
            .access(new Access.Open())
            .gives(200, Shape.any())
            .by(request -> Answer.of(document())));
  }

  /** The whole description. */
  public Map<String, Object> document() {
    Map<String, Object> named = new LinkedHashMap<>();
    Problem.shape().schema(named);
    Map<String, Object> paths = new LinkedHashMap<>();
    for (Operation operation : all.get()) {
      @SuppressWarnings("unchecked") // nothing else is put there
      Map<String, Object> path =
          (Map<String, Object>)
              paths.computeIfAbsent(
                  Operation.ROOT + operation.path(), p -> new LinkedHashMap<String, Object>());
      path.put(operation.verb().name().toLowerCase(Locale.ROOT), described(operation, named));
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put("info", info());
    document.put("servers", List.of(Shape.of("url", "/")));
    document.put("paths", paths);
    document.put("components", Shape.of("schemas", named, "securitySchemes", security()));
    return document;
  }

  private static Map<String, Object> info() {
    return Shape.of(
        "title",
        "Parley",
        "version",
        "1",
        "description",
        "Everything a business does on Parley. Errors are RFC 9457 problems. Every answer carries"
            + " X-Request-Id. A caller may ask so often in a minute, as RateLimit says.");
  }

  private static Map<String, Object> security() {
    return Shape.of(
        "key", Shape.of("type", "http", "scheme", "bearer"),
        "session", Shape.of("type", "apiKey", "in", "cookie", "name", "parley_session"));
  }

  private static Map<String, Object> described(Operation operation, Map<String, Object> named) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("operationId", operation.id());
    json.put("summary", operation.says());
    json.put("tags", List.of(operation.path().split("/", -1)[1]));
    permission(operation).ifPresent(p -> json.put("x-permission", p.word()));
    json.put("security", security(operation));
    List<Object> parameters = parameters(operation, named);
    if (!parameters.isEmpty()) {
      json.put("parameters", parameters);
    }
    operation
        .intake()
        .ifPresent(intake ->
            json.put("requestBody", Shape.of("required", true, "content", content(intake, named))));
    json.put("responses", responses(operation, named));
    return json;
  }

  private static Optional<Permission> permission(Operation operation) {
    return switch (operation.access()) {
      case Access.Permitted(Permission permission) -> Optional.of(permission);
      case Access.Linked(Permission permission) -> Optional.of(permission);
      case Access.Open open -> Optional.empty();
      case Access.Known known -> Optional.empty();
    };
  }

  private static List<Object> security(Operation operation) {
    List<Object> ways = List.of(Shape.of("key", List.of()), Shape.of("session", List.of()));
    return switch (operation.access()) {
      case Access.Open open -> List.of();
      case Access.Known known -> ways;
      case Access.Permitted permitted -> ways;
      case Access.Linked linked -> List.of(ways.get(0), ways.get(1), Map.of());
    };
  }

  private static List<Object> parameters(Operation operation, Map<String, Object> named) {
    List<Object> parameters = new ArrayList<>();
    PART.matcher(operation.path())
        .results()
        .map((MatchResult part) -> new Parameter(part.group(1), Text.of(1, 200), ""))
        .forEach(part -> parameters.add(parameter("path", true, part, named)));
    operation.query().forEach(q -> parameters.add(parameter("query", false, q, named)));
    if (operation.repeatable()) {
      Parameter key =
          new Parameter(
              Once.HEADER,
              Text.like("[\\x21-\\x7e]{1,255}", "is visible ASCII", 255),
              "Within 24 hours, the same key gives the same answer and does nothing again.");
      parameters.add(parameter("header", false, key, named));
    }
    if (conditional(operation)) {
      Parameter match =
          new Parameter(
              "If-Match", Text.of(1, 200), "The ETag that was seen; refused if it is out of date.");
      parameters.add(parameter("header", false, match, named));
    }
    return parameters;
  }

  private static boolean conditional(Operation operation) {
    return operation.versioned() && operation.verb() != Operation.Verb.GET;
  }

  private static Map<String, Object> parameter(
      String in, boolean required, Parameter parameter, Map<String, Object> named) {
    Map<String, Object> json = Shape.of("name", parameter.name(), "in", in);
    json.put("required", required);
    if (!parameter.says().isEmpty()) {
      json.put("description", parameter.says());
    }
    json.put("schema", parameter.shape().schema(named));
    return json;
  }

  private static Map<String, Object> content(Intake intake, Map<String, Object> named) {
    return switch (intake) {
      case Intake.Json(Shape shape, int most) ->
          Shape.of(JSON, Shape.of("schema", shape.schema(named)));
      case Intake.File file -> Shape.of("*/*", Map.of());
    };
  }

  private static Map<String, Object> responses(Operation operation, Map<String, Object> named) {
    Map<String, Object> responses = new LinkedHashMap<>();
    operation
        .outcomes()
        .forEach(
            (status, outcome) -> responses.put("" + status, outcome(operation, outcome, named)));
    refusals(operation)
        .forEach((status, why) ->
            responses.put(
                "" + status,
                Shape.of(
                    "description",
                    why,
                    "content",
                    Shape.of(
                        "application/problem+json",
                        Shape.of("schema", Shape.of("$ref", "#/components/schemas/Problem"))))));
    return responses;
  }

  private static Map<String, Object> outcome(
      Operation operation, Outcome outcome, Map<String, Object> named) {
    Map<String, Object> json = Shape.of("description", "Done.");
    if (operation.versioned()) {
      json.put(
          "headers",
          Shape.of(
              "ETag",
              Shape.of("description", "The version.", "schema", Shape.of("type", "string"))));
    }
    switch (outcome) {
      case Outcome.Json(Shape shape) ->
          json.put("content", Shape.of(JSON, Shape.of("schema", shape.schema(named))));
      case Outcome.File(String type) -> json.put("content", Shape.of(type, Map.of()));
      case Outcome.Empty empty -> {}
    }
    return json;
  }

  /** What may go wrong with an operation of its kind, and what is said of this one. */
  static SortedMap<Integer, String> refusals(Operation operation) {
    SortedMap<Integer, String> refusals = new TreeMap<>();
    refusals.put(400, "The request is wrong; errors says where.");
    if (!(operation.access() instanceof Access.Open)) {
      refusals.put(401, "Nobody said who they are.");
      refusals.put(403, "This caller may not.");
    }
    if (operation.path().contains("{")) {
      refusals.put(404, "There is no such thing in this account.");
    }
    if (conditional(operation)) {
      refusals.put(412, "It was changed meanwhile.");
    }
    if (operation.intake().isPresent()) {
      refusals.put(408, "The body came too slowly.");
      refusals.put(413, "The body is too large.");
      refusals.put(415, "The body is of another type.");
    }
    if (operation.repeatable()) {
      refusals.put(422, "The idempotency key was used for another request.");
    }
    refusals.put(429, "Too many requests; Retry-After says when to come again.");
    refusals.put(503, "Not now; Retry-After says when to come again.");
    refusals.putAll(operation.refusals());
    return refusals;
  }
}
