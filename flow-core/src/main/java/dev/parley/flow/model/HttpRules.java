package dev.parley.flow.model;

import java.util.List;
import java.util.Optional;

/**
 * What goes with an HTTP request, and what bounds it.
 *
 * @param headers in order
 * @param body what it carries
 * @param timeout how long an answer may take
 * @param retry how often it is repeated
 * @param error where a failure leads; to the flow's {@code on error} where absent
 */
public record HttpRules(
    List<HttpHeader> headers,
    Optional<HttpBody> body,
    Optional<Delay> timeout,
    Optional<HttpRetry> retry,
    Optional<Target> error) {
  public HttpRules {
    headers = List.copyOf(headers);
  }

  /** A bare request. */
  public static HttpRules none() {
    return new HttpRules(
        List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
