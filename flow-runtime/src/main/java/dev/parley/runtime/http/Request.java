package dev.parley.runtime.http;

import dev.parley.runtime.http.Problem.FieldError;
import dev.parley.runtime.store.AccountId;
import io.javalin.http.Context;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A request that was let in and checked. */
public final class Request {
  private static final Pattern VERSION = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");
  private static final JsonMapper STRICT =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Context context;
  private final Optional<Caller> caller;
  private final Fingerprint fingerprint;
  private String text = "";
  private JsonNode body = MissingNode.getInstance();

  Request(Context context, Optional<Caller> caller) {
    this.context = context;
    this.caller = caller;
    this.fingerprint = new Fingerprint(context);
  }

  /** Reads and checks what the operation takes. */
  void read(Operation.Intake intake) {
    if (intake instanceof Operation.Intake.Json(Shape shape, int most)) {
      String type = Optional.ofNullable(context.contentType()).orElse("application/json");
      if (!type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
        throw Problem.unsupported("The body is JSON: send it as application/json.");
      }
      byte[] bytes = Body.bytes(context, most);
      fingerprint.add(bytes);
      text = Body.text(bytes);
      body = tree(text);
      List<FieldError> faults = new ArrayList<>();
      shape.check(body, "", faults);
      if (!faults.isEmpty()) {
        throw Problem.badValues(faults);
      }
    }
  }

  private static JsonNode tree(String text) {
    try {
      JsonNode tree = STRICT.readTree(text);
      if (tree.isMissingNode()) {
        throw Problem.badRequest("The body is empty; it should be JSON.");
      }
      return tree;
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      String where =
          at == null ? "" : " near line " + at.getLineNr() + ", column " + at.getColumnNr();
      throw Problem.badRequest("The body is no JSON" + where + ".");
    }
  }

  /** The request as it came. */
  public Context context() {
    return context;
  }

  /** Who makes it; empty where nobody has to say. */
  public Optional<Caller> caller() {
    return caller;
  }

  /** Where the request came in, such as {@code http://localhost:8080}. */
  public String origin() {
    return context.scheme() + "://" + context.host();
  }

  /** The body as it came, if it is JSON. */
  public String text() {
    return text;
  }

  /** The body, if it is JSON. */
  public JsonNode body() {
    return body;
  }

  /** The body while it comes, if it is a file; reading it throws where it is longer than this. */
  public InputStream content(long most) {
    return fingerprint.of(Body.stream(context, most));
  }

  Fingerprint fingerprint() {
    return fingerprint;
  }

  /** Who makes it, where somebody must. */
  public Caller by() {
    return caller.orElseThrow(() -> new IllegalStateException("nobody has to say who they are"));
  }

  /** The account it is about. */
  public AccountId account() {
    return by().account();
  }

  /** A part of the path. */
  public String path(String name) {
    String value = context.pathParam(name);
    if (Text.odd(value)) {
      throw Problem.notFound("There is nothing of that name.");
    }
    return value;
  }

  /** A parameter of the query. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(context.queryParam(name));
  }

  /** Which part of a list is asked for. */
  public Page page() {
    return Page.of(context);
  }

  /** A text of the body that must be there. */
  public String text(String field) {
    return body.required(field).stringValue();
  }

  /** A text of the body, if it is there and not null. */
  public Optional<String> textIf(String field) {
    return body.optional(field).filter(JsonNode::isString).map(JsonNode::stringValue);
  }

  /** A text after the body: the body's if it has one, empty if it says null, else as before. */
  public String patched(String field, String before) {
    return body.optional(field)
        .map(value -> value.isNull() ? "" : value.stringValue())
        .orElse(before);
  }

  /**
   * Makes sure that the caller has seen this version, if it named one.
   *
   * @throws Problem 412 if it has seen another
   */
  public void expects(long version) {
    String header = context.header("If-Match");
    if (header == null || header.strip().equals("*")) {
      return;
    }
    for (String one : header.split(",", -1)) {
      Matcher matcher = VERSION.matcher(one.strip());
      if (matcher.matches() && Long.parseLong(matcher.group(1)) == version) {
        return;
      }
    }
    throw Problem.changed(
        "Somebody has changed this meanwhile: get it again, and send its ETag as If-Match.");
  }
}
