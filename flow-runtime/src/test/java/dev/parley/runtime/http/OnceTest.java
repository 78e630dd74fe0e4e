package dev.parley.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.ApiWorld;
import dev.parley.runtime.store.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A request with an idempotency key is carried out once. */
class OnceTest {
  private static final String KEY = "{\"name\":\"till\",\"scopes\":[\"account:read\"]}";

  private static int keys(ApiWorld world) {
    return world.get("/keys?limit=200").json().get("items").size();
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void the_same_request_again_gets_the_same_answer_and_does_nothing(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      int before = keys(world);
      ApiWorld.Said first = world.post("/keys", KEY, "Idempotency-Key", "one");
      ApiWorld.Said again = world.post("/keys", KEY, "Idempotency-Key", "one");
      assertThat(again.status()).isEqualTo(201);
      assertThat(again.response().body()).isEqualTo(first.response().body());
      assertThat(again.header("Location")).isEqualTo(first.header("Location"));
      assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
      assertThat(keys(world)).isEqualTo(before + 1);
      assertThat(world.post("/keys", KEY, "Idempotency-Key", "two").response().body())
          .isNotEqualTo(first.response().body());
      ApiWorld.Said theirs =
          world.as(world.theirKey, "POST", "/keys", KEY, "Idempotency-Key", "one");
      assertThat(theirs.header("Idempotency-Replayed")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void another_request_with_the_key_is_refused(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      world.post("/keys", KEY, "Idempotency-Key", "one");
      int before = keys(world);
      String other = KEY.replace("till", "shop");
      assertThat(world.post("/keys", other, "Idempotency-Key", "one").status()).isEqualTo(422);
      String invitation = "{\"email\":\"a@tea.example\",\"role\":\"agent\"}";
      assertThat(world.post("/invitations", invitation, "Idempotency-Key", "one").status())
          .isEqualTo(422);
      assertThat(keys(world)).isEqualTo(before);
      assertThat(world.post("/keys", KEY, "Idempotency-Key", "a b").status()).isEqualTo(400);
      assertThat(world.post("/keys", KEY, "Idempotency-Key", "x".repeat(256)).status())
          .isEqualTo(400);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void what_comes_many_times_at_once_is_done_once(Database database) throws Exception {
    try (ApiWorld world = new ApiWorld(database);
        ExecutorService callers = Executors.newFixedThreadPool(16)) {
      int before = keys(world);
      for (int round = 0; round < 5; round++) {
        String name = "round " + round;
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
          calls.add(() -> {
            ApiWorld.Said said =
                world.post("/keys", KEY, "Idempotency-Key", name.replace(' ', '-'));
            return said.status() + said.response().body();
          });
        }
        List<String> answers = new ArrayList<>();
        for (Future<String> call : callers.invokeAll(calls)) {
          answers.add(call.get());
        }
        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(answers.getFirst()).startsWith("201");
      }
      assertThat(keys(world)).isEqualTo(before + 5);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void what_was_refused_is_judged_anew(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      String other = world.key(world.ours, List.of(Permission.USERS_WRITE));
      String invitation = "{\"email\":\"a@tea.example\",\"role\":\"owner\"}";
      String[] key = {"Idempotency-Key", "one"};
      assertThat(world.as(other, "POST", "/invitations", invitation, key).status()).isEqualTo(403);
      String token = world.post("/invitations", invitation, key).json().get("token").asString();
      world.open(
          "POST",
          "/invitations/accept",
          "{\"token\":\"%s\",\"name\":\"A\",\"password\":\"correct horse\"}".formatted(token));
      String[] second = {"Idempotency-Key", "two"};
      assertThat(world.post("/invitations", invitation, second).status()).isEqualTo(409);
      world.time.advance(Duration.ofMinutes(1));
      String different = invitation.replace("a@", "b@");
      assertThat(world.post("/invitations", different, second).status())
          .as("the key was not used up")
          .isEqualTo(201);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void after_a_day_it_is_a_new_request(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      String first = world.post("/keys", KEY, "Idempotency-Key", "one").response().body();
      world.time.advance(Duration.ofHours(24));
      ApiWorld.Said later = world.post("/keys", KEY, "Idempotency-Key", "one");
      assertThat(later.status()).isEqualTo(201);
      assertThat(later.response().body()).isNotEqualTo(first);
      assertThat(world.post("/keys", KEY, "Idempotency-Key", "one").response().body())
          .isEqualTo(later.response().body());
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_kept_answer_gives_its_secret_to_nobody(Database database) {
    try (ApiWorld world = new ApiWorld(database)) {
      String secret =
          world.post("/keys", KEY, "Idempotency-Key", "one").json().get("key").asString();
      List<String> kept =
          world.store.read(handle ->
              handle.createQuery("select answer from kept_answer").mapTo(String.class).list());
      assertThat(kept).hasSize(1);
      assertThat(kept.getFirst()).doesNotContain(secret, "till");
    }
  }
}
