package dev.parley.runtime.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * Probes: {@code /health/live} while the process runs, {@code /health/ready} while it can take
 * messages.
 */
public final class HealthRoutes implements Routes {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private final BooleanSupplier ready;
  private final Supplier<String> node;

  /**
   * Probes that ask {@code ready}.
   *
   * @param node what this server is called among several; empty if it is the only one
   */
  public HealthRoutes(BooleanSupplier ready, Supplier<String> node) {
    this.ready = ready;
    this.node = node;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/health/live", context -> answer(context, true));
    routes.get("/health/ready", context -> answer(context, ready.getAsBoolean()));
  }

  private void answer(Context context, boolean well) {
    Map<String, String> health = new LinkedHashMap<>();
    health.put("status", well ? "up" : "down");
    String name = node.get();
    if (!name.isEmpty()) {
      health.put("node", name);
    }
    String body = MAPPER.writeValueAsString(health);
    context.status(well ? 200 : 503).contentType("application/json").result(body);
  }
}
