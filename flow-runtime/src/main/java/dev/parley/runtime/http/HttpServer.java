package dev.parley.runtime.http;

import dev.parley.runtime.store.StoreBusy;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinLogger;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** The HTTP server: rooms bring their routes; faults become problem documents here. */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = System.getLogger(HttpServer.class.getName());

  private final Javalin javalin;

  private HttpServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * Starts listening.
   *
   * @param port 0 picks a free one
   * @throws PortTaken if somebody else listens there
   */
  public static HttpServer start(int port, List<Routes> rooms) {
    Javalin javalin = Javalin.create(config -> configure(config, rooms));
    // What keeps it from starting is thrown as well, and need not be told twice.
    JavalinLogger.enabled = false;
    try {
      return new HttpServer(javalin.start(port));
    } catch (JavalinBindException e) {
      javalin.stop();
      throw new PortTaken(port);
    } finally {
      JavalinLogger.enabled = true;
    }
  }

  private static void configure(JavalinConfig config, List<Routes> rooms) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.concurrency.useVirtualThreads = true;
    config.http.prefer405over404 = true;
    config.jetty.modifyHttpConfiguration(jetty -> jetty.setSendServerVersion(false));
    config.routes.before(RequestIds::begin);
    rooms.forEach(room -> room.addTo(config.routes));
    config.routes.after(context -> RequestIds.end());
    faults(config.routes);
  }

  private static void faults(RoutesConfig routes) {
    routes.exception(Problem.class, Problem::writeTo);
    routes.exception(
        HttpResponseException.class,
        (e, context) -> {
          String title = e.getStatus() == 404 ? "Not found" : "Request refused";
          String detail =
              e.getStatus() == 404
                  ? "There is nothing at " + context.path() + "."
                  : String.valueOf(e.getMessage());
          Problem.of(e.getStatus(), title, detail).writeTo(context);
        });
    routes.exception(StoreBusy.class, HttpServer::busy);
    routes.exception(Exception.class, HttpServer::broken);
  }

  private static void busy(StoreBusy e, Context context) {
    LOG.log(Level.WARNING, context.method() + " " + context.path() + " failed", e);
    Problem.unavailable("Nothing can be read or stored right now; try again.").writeTo(context);
  }

  private static void broken(Exception e, Context context) {
    LOG.log(Level.ERROR, context.method() + " " + context.path() + " failed", e);
    Problem.of(500, "Internal error", "The server failed; its log says why.").writeTo(context);
  }

  /** The port it listens on. */
  public int port() {
    return javalin.port();
  }

  /** Every verb and path that it serves. */
  public List<String> endpoints() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(handler -> handler.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod())
        .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
        .toList();
  }

  /** Takes no more requests and ends those under way. */
  @Override
  public void close() {
    javalin.stop();
  }
}
