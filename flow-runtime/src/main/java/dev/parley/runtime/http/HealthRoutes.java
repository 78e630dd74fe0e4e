package dev.parley.runtime.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * Probes: {@code /health/live} while the process runs, {@code /health/ready} while it can take
 * messages.
 */
public final class HealthRoutes implements Routes {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private final BooleanSupplier ready;

  /** Probes that ask {@code ready}. */
  public HealthRoutes(BooleanSupplier ready) {
    this.ready = ready;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/health/live", context -> answer(context, true));
    routes.get("/health/ready", context -> answer(context, ready.getAsBoolean()));
  }

  private static void answer(Context context, boolean well) {
    String body = MAPPER.writeValueAsString(Map.of("status", well ? "up" : "down"));
    context.status(well ? 200 : 503).contentType("application/json").result(body);
  }
}
