package dev.parley.runtime.http;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** {@code /api/docs}: the API's description as a page, which needs nothing from elsewhere. */
public final class DocsRoutes implements Routes {
  /** Where it is. */
  public static final String PATH = "/api/docs";

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  @Override
  public void addTo(RoutesConfig routes) {
    serve(routes, PATH, new Part("docs.html", "text/html"));
    serve(routes, PATH + "/docs.js", new Part("docs.js", "text/javascript"));
    serve(routes, PATH + "/docs.css", new Part("docs.css", "text/css"));
  }

  private record Part(String file, String type) {
    String text() {
      try (InputStream in = Objects.requireNonNull(DocsRoutes.class.getResourceAsStream(file))) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void serve(RoutesConfig routes, String path, Part part) {
    routes.get(
        path,
        context ->
            context
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .contentType(part.type() + "; charset=utf-8")
                .result(part.text()));
  }
}
