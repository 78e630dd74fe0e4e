package dev.parley.runtime.http;

import io.javalin.http.Context;
import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer that says what was wrong with a request, as RFC 9457 problem details. Throw it from a
 * route; its detail is a sentence for the caller and holds no secret.
 */
public final class Problem extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int LONGEST = 10_000;

  /** The content type of such an answer. */
  static final String TYPE = "application/problem+json";

  private final int status;
  private final String title;
  private final transient List<FieldError> errors;
  private final transient Map<String, String> headers;

  /** One value of the request that was wrong, by its JSON pointer or parameter name. */
  public record FieldError(String pointer, String message) {}

  private Problem(int status, String title, String detail, List<FieldError> errors) {
    this(new Head(status, title, Map.of()), detail, errors);
  }

  private Problem(Head head, String detail, List<FieldError> errors) {
    super(detail, null, false, false);
    this.status = head.status();
    this.title = head.title();
    this.headers = head.headers();
    this.errors = errors;
  }

  private record Head(int status, String title, Map<String, String> headers) {}

  /** 400: the request cannot be understood. */
  public static Problem badRequest(String detail) {
    return new Problem(400, "Bad request", detail, List.of());
  }

  /** 400: one value of the request is wrong. */
  public static Problem badValue(String pointer, String message) {
    return new Problem(400, "Bad request", message, List.of(new FieldError(pointer, message)));
  }

  /** 401: the caller did not say who it is. */
  public static Problem unauthorized(String detail) {
    return new Problem(401, "Unauthorized", detail, List.of());
  }

  /** 403: the caller may not. */
  public static Problem forbidden(String detail) {
    return new Problem(403, "Forbidden", detail, List.of());
  }

  /** 404: there is no such thing. */
  public static Problem notFound(String detail) {
    return new Problem(404, "Not found", detail, List.of());
  }

  /** 400: these values of the request are wrong. */
  public static Problem badValues(List<FieldError> errors) {
    FieldError first = errors.getFirst();
    String more =
        switch (errors.size()) {
          case 1 -> "";
          case 2 -> " One more is listed.";
          default -> " " + (errors.size() - 1) + " more are listed.";
        };
    String where = first.pointer().isEmpty() ? "The body" : first.pointer();
    return new Problem(400, "Bad request", where + " " + first.message() + "." + more, errors);
  }

  /** 400: these values of the request are wrong, as this says. */
  public static Problem badValues(String detail, List<FieldError> errors) {
    return new Problem(400, "Bad request", detail, errors);
  }

  /** 408: the request came too slowly. */
  static Problem tooSlow(String detail) {
    return new Problem(408, "Request timeout", detail, List.of());
  }

  /** 409: it does not go together with what is there. */
  public static Problem conflict(String detail) {
    return new Problem(409, "Conflict", detail, List.of());
  }

  /** 412: what is to be changed was changed meanwhile. */
  static Problem changed(String detail) {
    return new Problem(412, "Precondition failed", detail, List.of());
  }

  /** 415: the body is of another kind. */
  static Problem unsupported(String detail) {
    return new Problem(415, "Unsupported media type", detail, List.of());
  }

  /** 422: an idempotency key was used for something else. */
  static Problem reused(String detail) {
    return new Problem(422, "Unprocessable content", detail, List.of());
  }

  /** 429: too often; it may be tried again after so many seconds. */
  public static Problem tooMany(String detail, long seconds) {
    Map<String, String> later = Map.of("Retry-After", Long.toString(seconds));
    return new Problem(new Head(429, "Too many requests", later), detail, List.of());
  }

  /** 413: the body is too large. */
  public static Problem tooLarge(String detail) {
    return new Problem(413, "Content too large", detail, List.of());
  }

  /** 503: not now. */
  public static Problem unavailable(String detail) {
    return new Problem(503, "Service unavailable", detail, List.of());
  }

  /** Any other status, such as one of Meta's own. */
  public static Problem of(int status, String title, String detail) {
    return new Problem(status, title, detail, List.of());
  }

  int status() {
    return status;
  }

  /** What every problem looks like. */
  static Thing shape() {
    Thing fault =
        Thing.named("")
            .must("pointer", Text.of(0, LONGEST), "The JSON pointer, or the parameter's name.")
            .must("message", Text.of(1, LONGEST), "What is wrong, in words.");
    return Thing.named("Problem")
        .must("type", Text.of(1, LONGEST), "")
        .must("title", Text.of(1, LONGEST), "")
        .must("status", Shape.whole(400, 599), "")
        .must("detail", Text.of(1, LONGEST), "A sentence about this very case.")
        .may("errors", fault.list(LONGEST), "The values that are wrong.")
        .may("requestId", Text.of(1, LONGEST), "By which the server's log knows the request.");
  }

  byte[] json() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", title);
    body.put("status", status);
    body.put("detail", String.valueOf(getMessage()));
    if (!errors.isEmpty()) {
      body.put("errors", errors);
    }
    RequestIds.current().ifPresent(id -> body.put("requestId", id));
    return MAPPER.writeValueAsBytes(body);
  }

  /** Answers a request with this. */
  public void writeTo(Context context) {
    headers.forEach(context::header);
    if (status == 401) {
      context.header("WWW-Authenticate", "Bearer");
    }
    if (status == 503) {
      context.header("Retry-After", "1");
    }
    context.status(status).contentType(TYPE).result(json());
  }
}
