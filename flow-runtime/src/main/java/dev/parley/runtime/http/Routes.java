package dev.parley.runtime.http;

import io.javalin.config.RoutesConfig;

/** A room's part of the server. */
@FunctionalInterface
public interface Routes {
  /** Adds the room's routes. */
  void addTo(RoutesConfig routes);
}
