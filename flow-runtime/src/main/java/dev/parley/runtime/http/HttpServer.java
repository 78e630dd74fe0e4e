package dev.parley.runtime.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinLogger;
import java.util.List;

/** The HTTP server: rooms bring their routes; faults become problem documents here. */
public final class HttpServer implements AutoCloseable {
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
    config.jetty.modifyHttpConfiguration(jetty -> jetty.setSendServerVersion(false));
    config.routes.before(RequestIds::begin);
    rooms.forEach(room -> room.addTo(config.routes));
    config.routes.after(context -> RequestIds.end());
    Faults.addTo(config);
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
