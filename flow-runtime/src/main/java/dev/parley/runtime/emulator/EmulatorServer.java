package dev.parley.runtime.emulator;

import dev.parley.runtime.http.Faults;
import dev.parley.runtime.http.PortTaken;
import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinLogger;
import java.net.URI;

/** The emulator alone on a port, for projects and tests that want nothing else. */
public final class EmulatorServer implements AutoCloseable {
  private final Emulator emulator;
  private final Javalin server;

  private EmulatorServer(Emulator emulator, Javalin server) {
    this.emulator = emulator;
    this.server = server;
  }

  /** Starts it for this machine alone; port 0 takes any that is free. */
  public static EmulatorServer start(EmulatorSettings settings, int port) {
    return start(settings, "localhost", port);
  }

  /**
   * Starts it.
   *
   * @param host the address to listen on; {@code 0.0.0.0} lets other machines and containers in
   * @param port 0 takes any that is free
   * @throws PortTaken if somebody else listens there
   */
  public static EmulatorServer start(EmulatorSettings settings, String host, int port) {
    Emulator emulator = new Emulator(settings);
    Javalin server =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.concurrency.useVirtualThreads = true;
          config.routes.get("/", context -> context.redirect("/phone"));
          emulator.routesAlone(config.routes);
          Faults.addTo(config);
        });
    // What keeps it from starting is thrown as well, and need not be told twice.
    JavalinLogger.enabled = false;
    try {
      server.start(host, port);
    } catch (JavalinBindException taken) {
      emulator.close();
      server.stop();
      throw new PortTaken(port);
    } finally {
      JavalinLogger.enabled = true;
    }
    return new EmulatorServer(emulator, server);
  }

  /** The emulator that is being served. */
  public Emulator emulator() {
    return emulator;
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** What to use instead of {@code https://graph.facebook.com}. */
  public URI graphUrl() {
    return URI.create("http://localhost:" + port() + "/emulator/graph");
  }

  /** Where the phone page is. */
  public URI phoneUrl() {
    return URI.create("http://localhost:" + port() + "/phone");
  }

  @Override
  public void close() {
    emulator.close();
    server.stop();
  }
}
