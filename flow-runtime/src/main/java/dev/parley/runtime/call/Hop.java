package dev.parley.runtime.call;

import dev.parley.flow.engine.HttpCall;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request on the way of a call, which an answer may lead on to another address.
 *
 * @param headers the author's; they are for the host that the author named and for no other
 */
record Hop(URI url, String method, Optional<HttpCall.Body> body, Map<String, String> headers) {
  private static final int MOVED = 301;
  private static final int FOUND = 302;
  private static final int SEE_OTHER = 303;
  private static final int SAME_AGAIN = 307;
  private static final int MOVED_FOR_GOOD = 308;

  static Hop first(URI url, HttpCall call) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Accept", "application/json, */*;q=0.5");
    headers.put("User-Agent", "Parley");
    call.body().ifPresent(body -> headers.put("Content-Type", body.type()));
    headers.putAll(call.headers());
    return new Hop(url, call.method(), call.body(), headers);
  }

  /**
   * The request itself.
   *
   * @throws HeaderFault if a header cannot be sent
   */
  HttpRequest request() {
    HttpRequest.Builder request = HttpRequest.newBuilder(url).method(method, content());
    headers.forEach((name, value) -> {
      try {
        request.setHeader(name, value);
      } catch (IllegalArgumentException e) {
        // Its message shows the value.
        throw new HeaderFault(name);
      }
    });
    return request.build();
  }

  private BodyPublisher content() {
    return body.map(b -> BodyPublishers.ofString(b.text())).orElseGet(BodyPublishers::noBody);
  }

  /** The request that an answer leads on to; empty if it is the end. Only the scheme must stay. */
  Optional<Hop> after(HttpResponse<?> answer) {
    boolean leads =
        switch (answer.statusCode()) {
          case MOVED, FOUND, SEE_OTHER, SAME_AGAIN, MOVED_FOR_GOOD -> true;
          default -> false;
        };
    return answer
        .headers()
        .firstValue("Location")
        .filter(location -> leads)
        .flatMap(location -> Address.of(url, location))
        .filter(next -> Address.scheme(next).equals(Address.scheme(url)))
        .map(next -> to(next, answer.statusCode()));
  }

  private Hop to(URI next, int status) {
    boolean whole = status == SAME_AGAIN || status == MOVED_FOR_GOOD;
    boolean asked = method.equals("GET") || (status != SEE_OTHER && !method.equals("POST"));
    Map<String, String> kept = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, value) -> {
      if (sameHost(next) || isPlain(name)) {
        kept.put(name, value);
      }
    });
    if (whole || asked) {
      return new Hop(next, method, body, kept);
    }
    kept.remove("Content-Type");
    return new Hop(next, "GET", Optional.empty(), kept);
  }

  private boolean sameHost(URI next) {
    return url.getHost().equalsIgnoreCase(next.getHost()) && url.getPort() == next.getPort();
  }

  private static boolean isPlain(String name) {
    return name.equalsIgnoreCase("Accept")
        || name.equalsIgnoreCase("User-Agent")
        || name.equalsIgnoreCase("Content-Type");
  }

  /** A header that the HTTP client does not let anybody set, or that is none. */
  static final class HeaderFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    HeaderFault(String name) {
      super("the header " + name + " cannot be sent");
    }
  }
}
