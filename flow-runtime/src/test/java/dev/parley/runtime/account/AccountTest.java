package dev.parley.runtime.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.ApiWorld;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.store.Database;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The business's profile and the keys of its API. */
class AccountTest {
  @ParameterizedTest
  @EnumSource(Database.class)
  void a_profile_is_changed_field_by_field_and_emptied_by_null(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      assertThat(world.get("/account").json().get("name").asString()).isEqualTo("Tea & Co");
      String change =
          """
          {"email":"owner@tea.example","phone":"+919876543210","country":"IN",
           "timeZone":"Asia/Kolkata","languages":["hi","en","hi"]}
          """;
      JsonNode changed = world.patch("/account", change).json();
      assertThat(changed.get("name").asString()).isEqualTo("Tea & Co");
      assertThat(changed.get("country").asString()).isEqualTo("IN");
      assertThat(changed.get("languages").toString()).isEqualTo("[\"hi\",\"en\"]");
      assertThat(world.patch("/account", "{\"phone\":null}").json().has("phone")).isFalse();
      assertThat(world.get("/account").json().get("email").asString())
          .isEqualTo("owner@tea.example");
      assertThat(world.as(world.theirKey, "GET", "/account", "").json().get("name").asString())
          .isEqualTo("Coffee & Co");
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void who_changes_what_they_have_not_seen_is_told_so(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      String seen = world.get("/account").header("ETag");
      ApiWorld.Said first = world.patch("/account", "{\"name\":\"A\"}", "If-Match", seen);
      assertThat(first.status()).isEqualTo(200);
      assertThat(first.header("ETag")).isNotEqualTo(seen);
      ApiWorld.Said second = world.patch("/account", "{\"name\":\"B\"}", "If-Match", seen);
      assertThat(second.status()).isEqualTo(412);
      assertThat(world.get("/account").json().get("name").asString()).isEqualTo("A");
      assertThat(world.patch("/account", "{\"name\":\"C\"}", "If-Match", "*").status())
          .isEqualTo(200);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void what_is_wrong_with_a_profile_is_said_by_pointer(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      ApiWorld.Said said =
          world.patch("/account", "{\"email\":\"x\",\"country\":\"XX\",\"colour\":1}");
      assertThat(said.status()).isEqualTo(400);
      assertThat(said.json().get("errors").valueStream().map(e -> e.get("pointer").asString()))
          .containsExactly("/email", "/country", "/colour");
      assertThat(world.patch("/account", "{\"timeZone\":\"Asia/Nowhere\"}").detail())
          .contains("Asia/Kolkata");
      for (String body : List.of("{", "[]", "{\"name\":\"a\",\"name\":\"b\"}", "{} {}")) {
        assertThat(world.patch("/account", body).status()).as(body).isEqualTo(400);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_key_is_shown_once_and_ends_when_it_is_revoked(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      ApiWorld.Said made = world.post("/keys", "{\"name\":\"till\",\"scopes\":[\"account:read\"]}");
      assertThat(made.status()).isEqualTo(201);
      String secret = made.json().get("key").asString();
      String path = made.header("Location").replace("/api/v1", "");
      assertThat(world.as(secret, "GET", "/account", "").status()).isEqualTo(200);
      assertThat(world.as(secret, "PATCH", "/account", "{}").status()).isEqualTo(403);
      assertThat(world.as(secret, "GET", "/keys", "").status()).isEqualTo(403);

      String known = world.get(path).response().body() + world.get("/keys").response().body();
      assertThat(known).contains("till").doesNotContain(secret);
      assertThat(world.delete(path).json().has("revokedAt")).isTrue();
      assertThat(world.as(secret, "GET", "/account", "").status()).isEqualTo(401);
      assertThat(world.delete(path).status()).as("again").isEqualTo(200);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_key_ends_at_its_time_and_tells_when_it_was_used(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      String order =
          "{\"name\":\"a"
              + " day\",\"scopes\":[\"account:read\"],\"expiresAt\":\"2026-12-01T12:00:00Z\"}";
      JsonNode made = world.post("/keys", order).json();
      String path = "/keys/" + made.get("id").asString();
      assertThat(world.get(path).json().has("lastUsedAt")).isFalse();
      world.time.advance(Duration.ofHours(1));
      String secret = made.get("key").asString();
      assertThat(world.as(secret, "GET", "/account", "").status()).isEqualTo(200);
      assertThat(world.get(path).json().get("lastUsedAt").asString())
          .isEqualTo("2026-11-30T13:00:00Z");
      world.time.advance(Duration.ofHours(23));
      assertThat(world.as(secret, "GET", "/account", "").status()).isEqualTo(401);
      String past = order.replace("2026-12-01T12", "2026-11-30T11");
      assertThat(world.post("/keys", past).status()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void nobody_makes_a_key_that_may_more_than_they(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      String maker =
          world.key(world.ours, List.of(Permission.KEYS_WRITE, Permission.CONTACTS_READ));
      String more = "{\"name\":\"x\",\"scopes\":[\"contacts:read\",\"contacts:write\"]}";
      assertThat(world.as(maker, "POST", "/keys", more).status()).isEqualTo(403);
      String less = "{\"name\":\"x\",\"scopes\":[\"contacts:read\"]}";
      assertThat(world.as(maker, "POST", "/keys", less).status()).isEqualTo(201);
      assertThat(world.post("/keys", "{\"name\":\"x\",\"scopes\":[]}").status()).isEqualTo(400);
      assertThat(world.post("/keys", "{\"name\":\"x\",\"scopes\":[\"all\"]}").status())
          .isEqualTo(400);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void the_key_of_the_settings_may_everything_in_the_first_account(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      ApiWorld.Said said = world.as(ApiWorld.BOOTSTRAP, "GET", "/account", "");
      assertThat(said.json().get("name").asString()).isEqualTo("Tea & Co");
      assertThat(world.as(ApiWorld.BOOTSTRAP + "x", "GET", "/account", "").status()).isEqualTo(401);
      assertThat(world.open("GET", "/account", "").status()).isEqualTo(401);
      assertThat(world.open("GET", "/account", "", "Authorization", "Basic eA==").status())
          .isEqualTo(401);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void lists_come_in_pages(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      for (int i = 0; i < 5; i++) {
        world.key(world.ours, List.of(Permission.ACCOUNT_READ));
      }
      JsonNode first = world.get("/keys?limit=4").json();
      JsonNode second = world.get("/keys?limit=4&after=" + first.get("next").asString()).json();
      assertThat(first.get("items").size() + second.get("items").size()).isEqualTo(6);
      assertThat(second.get("next").isNull()).isTrue();
      assertThat(world.get("/keys?limit=0").status()).isEqualTo(400);
      assertThat(world.get("/keys?limit=4&limit=5").status()).isEqualTo(400);
      assertThat(world.get("/keys?size=4").status()).isEqualTo(400);
      assertThat(world.get("/keys?after=%00").status()).isEqualTo(400);
    }
  }
}
