package dev.parley.runtime.call;

import dev.parley.flow.engine.HttpCall;
import java.net.URI;

/** What may be shown of a request: its method, host and path, for the rest may hold secrets. */
final class Label {
  private Label() {}

  static String of(HttpCall request) {
    return request.method() + " " + Address.of(request.url()).map(Label::place).orElse("?");
  }

  private static String place(URI url) {
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    return url.getHost() + port + url.getRawPath();
  }
}
