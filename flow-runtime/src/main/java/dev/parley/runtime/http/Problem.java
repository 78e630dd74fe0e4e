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

  private final int status;
  private final String title;
  private final transient List<FieldError> errors;

  /** One value of the request that was wrong, by its JSON pointer or parameter name. */
  public record FieldError(String pointer, String message) {}

  private Problem(int status, String title, String detail, List<FieldError> errors) {
    super(detail, null, false, false);
    this.status = status;
    this.title = title;
    this.errors = errors;
  }

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

  /** 413: the body is too large. */
  public static Problem tooLarge(String detail) {
    return new Problem(413, "Content too large", detail, List.of());
  }

  /** 503: not now. */
  public static Problem unavailable(String detail) {
    return new Problem(503, "Service unavailable", detail, List.of());
  }

  /** Any other status. */
  static Problem of(int status, String title, String detail) {
    return new Problem(status, title, detail, List.of());
  }

  int status() {
    return status;
  }

  void writeTo(Context context) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", title);
    body.put("status", status);
    body.put("detail", String.valueOf(getMessage()));
    if (!errors.isEmpty()) {
      body.put("errors", errors);
    }
    if (status == 401) {
      context.header("WWW-Authenticate", "Bearer");
    }
    if (status == 503) {
      context.header("Retry-After", "1");
    }
    context
        .status(status)
        .contentType("application/problem+json")
        .result(MAPPER.writeValueAsString(body));
  }
}
