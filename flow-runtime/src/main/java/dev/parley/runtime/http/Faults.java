package dev.parley.runtime.http;

import dev.parley.runtime.store.StoreBusy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.regex.Pattern;

/**
 * What goes wrong with a request, as a problem document: in a route, where there is no route, and
 * where the request could not even be read.
 */
public final class Faults {
  private static final Logger LOG = System.getLogger(Faults.class.getName());
  private static final Pattern HALF_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final int LONGEST_PATH = 200;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int TOO_LARGE = 413;

  private Faults() {}

  /** Lets a server answer so. */
  public static void addTo(JavalinConfig config) {
    config.http.prefer405over404 = true;
    config.jetty.modifyServer(server -> server.setErrorHandler(new UnreadRequest()));
    config.jetty.modifyServletContextHandler(
        handler -> handler.setErrorHandler(new UnreadRequest()));
    config.routes.before(Faults::mustBeReadable);
    config.routes.exception(Problem.class, Problem::writeTo);
    config.routes.exception(HttpResponseException.class, Faults::refused);
    config.routes.exception(StoreBusy.class, Faults::busy);
    config.routes.exception(Exception.class, Faults::broken);
  }

  /** A query that cannot be decoded would be taken for none. */
  private static void mustBeReadable(Context context) {
    String query = context.queryString();
    if (query != null && HALF_ESCAPE.matcher(query).find()) {
      throw Problem.badRequest(
          "The query of the address cannot be decoded: write % as %25 and spaces as %20.");
    }
  }

  private static void refused(HttpResponseException e, Context context) {
    String whole = context.path();
    String path = whole.length() > LONGEST_PATH ? whole.substring(0, LONGEST_PATH) + "…" : whole;
    switch (e.getStatus()) {
      case NOT_FOUND ->
          Problem.notFound("There is nothing at " + path + ". Look at the address.")
              .writeTo(context);
      case NOT_ALLOWED -> notAllowed(e, context);
      case TOO_LARGE -> Problem.tooLarge("The body is too large; send less.").writeTo(context);
      default ->
          Problem.of(e.getStatus(), "Request refused", String.valueOf(e.getMessage()))
              .writeTo(context);
    }
  }

  private static void notAllowed(HttpResponseException e, Context context) {
    String methods = e.getDetails().getOrDefault("availableMethods", "");
    context.header("Allow", methods);
    Problem.of(
            NOT_ALLOWED,
            "Method not allowed",
            context.path() + " does not take " + context.method() + "; use " + methods + ".")
        .writeTo(context);
  }

  private static void busy(StoreBusy e, Context context) {
    LOG.log(Level.WARNING, context.method() + " " + context.path() + " failed", e);
    Problem.unavailable("Nothing can be read or stored right now; try again.").writeTo(context);
  }

  private static void broken(Exception e, Context context) {
    LOG.log(Level.ERROR, context.method() + " " + context.path() + " failed", e);
    Problem.of(500, "Internal error", "The server failed; its log says why.").writeTo(context);
  }
}
