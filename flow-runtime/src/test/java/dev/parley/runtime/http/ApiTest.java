package dev.parley.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.ApiWorld;
import dev.parley.runtime.store.Database;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for every request. */
class ApiTest {
  @Test
  void who_asks_too_often_waits_and_nobody_else_does() {
    try (ApiWorld world = new ApiWorld(Database.H2, 60)) {
      String one = world.key(world.ours, List.of(Permission.ACCOUNT_READ));
      String other = world.key(world.ours, List.of(Permission.ACCOUNT_READ));
      for (int left = 59; left >= 0; left--) {
        ApiWorld.Said said = world.as(one, "GET", "/account", "");
        assertThat(said.status()).isEqualTo(200);
        assertThat(said.header("RateLimit")).startsWith("\"caller\";r=" + left + ";t=");
        assertThat(said.header("RateLimit-Policy")).isEqualTo("\"caller\";q=60;w=60");
      }
      ApiWorld.Said refused = world.as(one, "GET", "/account", "");
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      assertThat(world.as(other, "GET", "/account", "").status()).isEqualTo(200);
      for (int i = 0; i < 5; i++) {
        world.time.advance(Duration.ofMillis(200));
        int expected = i == 4 ? 200 : 429;
        assertThat(world.as(one, "GET", "/account", "").status()).isEqualTo(expected);
      }
    }
  }

  @Test
  void a_request_keeps_its_id_or_gets_one() {
    try (ApiWorld world = new ApiWorld(Database.H2)) {
      assertThat(world.get("/account").header("X-Request-Id")).startsWith("req_");
      ApiWorld.Said said =
          world.as(world.key, "GET", "/keys/none", "", "X-Request-Id", "order-4711");
      assertThat(said.header("X-Request-Id")).isEqualTo("order-4711");
      assertThat(said.json().get("requestId").asString()).isEqualTo("order-4711");
      assertThat(
              world
                  .as(world.key, "GET", "/account", "", "X-Request-Id", "a b")
                  .header("X-Request-Id"))
          .startsWith("req_");
    }
  }

  @Test
  void what_is_too_large_or_no_json_is_refused() {
    try (ApiWorld world = new ApiWorld(Database.H2)) {
      String large = "{\"name\":\"" + "x".repeat(1024 * 1024) + "\"}";
      assertThat(world.patch("/account", large).status()).isEqualTo(413);
      ApiWorld.Said form =
          world.open(
              "PATCH",
              "/account",
              "",
              "Authorization",
              "Bearer " + world.key,
              "Content-Type",
              "text/plain");
      assertThat(form.status()).isEqualTo(415);
      assertThat(world.patch("/account", "[".repeat(100_000)).status()).isEqualTo(400);
      assertThat(world.get("/nowhere").status()).isEqualTo(404);
      assertThat(world.delete("/account").status()).isEqualTo(405);
    }
  }
}
