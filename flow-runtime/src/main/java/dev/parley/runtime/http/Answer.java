package dev.parley.runtime.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer in JSON.
 *
 * @param body the JSON; empty for none
 */
public record Answer(int status, String body, Map<String, String> headers) implements Reply {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int NO_CONTENT = 204;

  public Answer {
    headers = Map.copyOf(headers);
  }

  /** 200 with this. */
  public static Answer of(Map<String, ?> json) {
    return new Answer(OK, MAPPER.writeValueAsString(json), Map.of());
  }

  /** 201 with this, which is found there from now on. */
  public static Answer created(String location, Map<String, ?> json) {
    return of(json).at(location);
  }

  /** The same as 201: what it tells of is found there from now on. */
  public Answer at(String location) {
    return new Answer(CREATED, body, headers).with("Location", location);
  }

  /** 204. */
  public static Answer none() {
    return new Answer(NO_CONTENT, "", Map.of());
  }

  /** The same with a header. */
  public Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, body, more);
  }

  /** The same with the version that {@link Request#expects} compares. */
  public Answer version(long version) {
    return with("ETag", "\"" + version + "\"");
  }

  void writeTo(Context context) {
    context.status(status).header("Cache-Control", "no-store");
    headers.forEach(context::header);
    if (!body.isEmpty()) {
      context.contentType("application/json").result(body.getBytes(StandardCharsets.UTF_8));
    }
  }
}
