package dev.parley.runtime.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.ApiWorld;
import dev.parley.runtime.store.Database;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Inviting people, signing in, and what their roles let them do. */
class PeopleTest {
  private static final String PASSWORD = "correct horse battery";

  private static JsonNode join(ApiWorld world, String email, String role) {
    return join(world, world.key, email, role);
  }

  private static JsonNode join(ApiWorld world, String key, String email, String role) {
    String invitation = "{\"email\":\"%s\",\"role\":\"%s\"}".formatted(email, role);
    JsonNode invited = world.as(key, "POST", "/invitations", invitation).json();
    assertThat(invited.get("link").asString()).endsWith("#" + invited.get("token").asString());
    return accept(world, invited.get("token").asString()).json();
  }

  private static ApiWorld.Said accept(ApiWorld world, String token) {
    String body =
        "{\"token\":\"%s\",\"name\":\"Asha\",\"password\":\"%s\"}".formatted(token, PASSWORD);
    return world.open("POST", "/invitations/accept", body);
  }

  private static ApiWorld.Said signIn(ApiWorld world, String email, String password) {
    String body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
    return world.open("POST", "/session", body);
  }

  /** A browser in which somebody is signed in. */
  private record Browser(ApiWorld world, String cookie, String token) {
    static Browser of(ApiWorld world, ApiWorld.Said signedIn) {
      assertThat(signedIn.status()).isEqualTo(201);
      String cookie = signedIn.header("Set-Cookie");
      assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax");
      return new Browser(
          world, cookie.replaceFirst(";.*", ""), signedIn.json().get("csrfToken").asString());
    }

    ApiWorld.Said send(String verb, String path, String body) {
      return world.open(verb, path, body, "Cookie", cookie, "X-CSRF-Token", token);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void who_is_invited_joins_once_and_signs_in(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      JsonNode invited =
          world.post("/invitations", "{\"email\":\"Asha@Tea.example\",\"role\":\"agent\"}").json();
      assertThat(world.get("/invitations").response().body())
          .contains("asha@tea.example")
          .doesNotContain(invited.get("token").asString());
      String token = invited.get("token").asString();
      assertThat(accept(world, token).status()).isEqualTo(201);
      assertThat(accept(world, token).status()).isEqualTo(404);
      assertThat(world.get("/invitations").json().get("items").size()).isZero();

      Browser browser = Browser.of(world, signIn(world, "asha@tea.example", PASSWORD));
      assertThat(browser.send("GET", "/session", "").json().get("account").asString())
          .isEqualTo(world.ours.value());
      assertThat(browser.send("GET", "/users", "").status()).isEqualTo(200);
      assertThat(browser.send("GET", "/keys", "").status()).isEqualTo(403);
      assertThat(browser.send("DELETE", "/session", "").status()).isEqualTo(204);
      assertThat(browser.send("GET", "/session", "").status()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void an_invitation_ends_after_a_week_and_when_it_is_withdrawn(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      String order = "{\"email\":\"a@tea.example\",\"role\":\"agent\",\"name\":\"Asha\"}";
      JsonNode withdrawn = world.post("/invitations", order).json();
      String path = "/invitations/" + withdrawn.get("id").asString();
      assertThat(world.delete(path).status()).isEqualTo(204);
      assertThat(world.delete(path).status()).isEqualTo(404);
      assertThat(accept(world, withdrawn.get("token").asString()).status()).isEqualTo(404);

      String earlier = world.post("/invitations", order).json().get("token").asString();
      String later = world.post("/invitations", order).json().get("token").asString();
      assertThat(accept(world, earlier).status()).as("an earlier one is void").isEqualTo(404);
      world.time.advance(Duration.ofDays(7));
      assertThat(accept(world, later).status()).isEqualTo(404);

      join(world, "b@tea.example", "agent");
      String known = order.replace("a@", "B@");
      assertThat(world.post("/invitations", known).status()).isEqualTo(409);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_page_that_was_not_signed_in_changes_nothing(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      join(world, "owner@tea.example", "owner");
      Browser browser = Browser.of(world, signIn(world, "owner@tea.example", PASSWORD));
      String change = "{\"name\":\"Stolen\"}";
      assertThat(world.open("PATCH", "/account", change, "Cookie", browser.cookie()).status())
          .isEqualTo(403);
      Browser forged = new Browser(world, browser.cookie(), "x" + browser.token().substring(1));
      assertThat(forged.send("PATCH", "/account", change).status()).isEqualTo(403);
      assertThat(world.get("/account").json().get("name").asString()).isEqualTo("Tea & Co");
      assertThat(browser.send("PATCH", "/account", change).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void after_ten_wrong_passwords_none_is_tried_for_a_while(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      join(world, "a@tea.example", "agent");
      assertThat(signIn(world, "nobody@tea.example", PASSWORD).status()).isEqualTo(401);
      for (int i = 0; i < 10; i++) {
        assertThat(signIn(world, "a@tea.example", "wrong").status()).isEqualTo(401);
      }
      ApiWorld.Said refused = signIn(world, "A@tea.example", PASSWORD);
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.header("Retry-After")).isEqualTo("900");
      world.time.advance(Duration.ofSeconds(901));
      assertThat(signIn(world, "a@tea.example", PASSWORD).status()).isEqualTo(201);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_session_ends_with_its_time_with_its_user_and_with_their_password(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      String path = "/users/" + join(world, "a@tea.example", "agent").get("id").asString();
      Browser idle = Browser.of(world, signIn(world, "a@tea.example", PASSWORD));
      world.time.advance(Duration.ofHours(11));
      assertThat(idle.send("GET", "/session", "").status()).isEqualTo(200);
      world.time.advance(Duration.ofHours(11));
      assertThat(idle.send("GET", "/session", "").status()).isEqualTo(200);
      world.time.advance(Duration.ofHours(12));
      assertThat(idle.send("GET", "/session", "").status()).isEqualTo(401);

      Browser one = Browser.of(world, signIn(world, "a@tea.example", PASSWORD));
      Browser other = Browser.of(world, signIn(world, "a@tea.example", PASSWORD));
      String change = "{\"current\":\"%s\",\"new\":\"battery horse correct\"}".formatted(PASSWORD);
      assertThat(one.send("PUT", "/session/password", change).status()).isEqualTo(200);
      assertThat(one.send("GET", "/session", "").status()).isEqualTo(401);
      assertThat(other.send("GET", "/session", "").status()).isEqualTo(401);
      assertThat(signIn(world, "a@tea.example", PASSWORD).status()).isEqualTo(401);

      Browser third = Browser.of(world, signIn(world, "a@tea.example", "battery horse correct"));
      assertThat(third.send("PUT", "/session/password", change).status()).isEqualTo(400);
      assertThat(world.patch(path, "{\"active\":false}").status()).isEqualTo(200);
      assertThat(third.send("GET", "/session", "").status()).isEqualTo(401);
      assertThat(signIn(world, "a@tea.example", "battery horse correct").status()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void nobody_raises_anybody_above_themselves(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      String owner = "/users/" + join(world, "o@tea.example", "owner").get("id").asString();
      join(world, "admin@tea.example", "admin");
      Browser admin = Browser.of(world, signIn(world, "admin@tea.example", PASSWORD));
      String own = admin.send("GET", "/session", "").json().at("/user/id").asString();
      assertThat(admin.send("PATCH", "/users/" + own, "{\"role\":\"owner\"}").status())
          .isEqualTo(403);
      assertThat(admin.send("PATCH", owner, "{\"role\":\"agent\"}").status()).isEqualTo(403);
      assertThat(admin.send("DELETE", owner, "").status()).isEqualTo(403);
      String invitation = "{\"email\":\"x@tea.example\",\"role\":\"owner\"}";
      assertThat(admin.send("POST", "/invitations", invitation).status()).isEqualTo(403);
      assertThat(
              admin.send("POST", "/invitations", invitation.replace("owner", "marketer")).status())
          .isEqualTo(201);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void the_last_owner_stays(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      String first = "/users/" + join(world, "a@tea.example", "owner").get("id").asString();
      assertThat(world.delete(first).status()).isEqualTo(409);
      assertThat(world.patch(first, "{\"role\":\"admin\"}").status()).isEqualTo(409);
      assertThat(world.patch(first, "{\"active\":false}").status()).isEqualTo(409);
      join(world, "b@tea.example", "owner");
      assertThat(world.delete(first).status()).isEqualTo(204);
      assertThat(world.get(first).status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void who_is_in_two_accounts_says_which(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      join(world, "a@both.example", "agent");
      join(world, world.theirKey, "a@both.example", "agent");
      ApiWorld.Said said = signIn(world, "a@both.example", PASSWORD);
      assertThat(said.status()).isEqualTo(409);
      assertThat(said.detail()).contains(world.ours.value(), world.theirs.value());
      String body =
          "{\"email\":\"a@both.example\",\"password\":\"%s\",\"account\":\"%s\"}"
              .formatted(PASSWORD, world.theirs.value());
      assertThat(world.open("POST", "/session", body).json().get("account").asString())
          .isEqualTo(world.theirs.value());
    }
  }
}
