package dev.parley.flow.engine;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request to a web service, filled in. Whether its address may be called is the host's to decide.
 *
 * @param method {@code GET POST PUT PATCH DELETE}
 * @param url the whole address
 * @param headers in order
 */
public record HttpCall(
    String method,
    String url,
    Map<String, String> headers,
    Optional<Body> body,
    Patience patience) {
  public HttpCall {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /**
   * What a request carries.
   *
   * @param type the content type, unless a header names another
   */
  public record Body(String type, String text) {}

  /**
   * How long to wait and how often to try. Only time-outs, network faults and the statuses 429 and
   * 5xx are tried again.
   *
   * @param timeout for one attempt
   * @param attempts at most, the first included
   * @param backoff before the second attempt; doubled before each further one
   */
  public record Patience(Duration timeout, int attempts, Duration backoff) {}
}
