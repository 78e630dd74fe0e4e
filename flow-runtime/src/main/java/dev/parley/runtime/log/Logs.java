package dev.parley.runtime.log;

import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * Sets up logging: one line an event, on standard error, libraries only when something is wrong.
 */
public final class Logs {
  /** Under which name the logging context holds the id of the request that a thread works on. */
  public static final String REQUEST = "request";

  // The platform forgets the level of a logger that nobody holds.
  private static final List<Logger> QUIET =
      List.of(
          Logger.getLogger("com.zaxxer.hikari"),
          Logger.getLogger("io.javalin"),
          Logger.getLogger("org.eclipse.jetty"),
          Logger.getLogger("org.flywaydb"));

  private Logs() {}

  /** Replaces what the platform would log by default; to be called once, before anything logs. */
  public static void start() {
    LogManager.getLogManager().reset();
    var console = new ConsoleHandler();
    console.setFormatter(new OneLine());
    Logger root = Logger.getLogger("");
    root.setLevel(Level.INFO);
    root.addHandler(console);
    QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
  }
}
