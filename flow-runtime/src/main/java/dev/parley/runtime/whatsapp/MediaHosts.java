package dev.parley.runtime.whatsapp;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * To whom the access token may be shown when a file is fetched: Graph itself, and Meta's hosts for
 * files over TLS.
 */
final class MediaHosts {
  private static final List<String> FILES = List.of("fbsbx.com", "fbcdn.net", "whatsapp.net");

  private final URI graph;

  MediaHosts(URI graph) {
    this.graph = graph;
  }

  boolean allows(URI url) {
    if (url.getHost() == null || url.getUserInfo() != null) {
      return false;
    }
    String host = url.getHost().toLowerCase(Locale.ROOT);
    boolean own =
        same(url.getScheme(), graph.getScheme())
            && same(host, graph.getHost())
            && port(url) == port(graph);
    boolean files =
        same(url.getScheme(), "https")
            && port(url) == port(URI.create("https://x"))
            && FILES.stream().anyMatch(domain -> host.endsWith("." + domain));
    return own || files;
  }

  private static boolean same(@Nullable String a, @Nullable String b) {
    return a != null && a.equalsIgnoreCase(b);
  }

  private static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return same(url.getScheme(), "https") ? 443 : 80;
  }
}
