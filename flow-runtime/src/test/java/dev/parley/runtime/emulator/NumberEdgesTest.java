package dev.parley.runtime.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The number, its profile, its registration and whom it blocks. */
class NumberEdgesTest {
  private static final String NUMBER = "v24.0/" + World.PHONE_ID;
  private static final String ACCOUNT = "v24.0/500400300200100";
  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private World.Answer post(String path, String body) {
    return world.graph(path, world.secrets.accessToken(), body);
  }

  @Test
  void only_the_fields_that_are_asked_for_are_answered() {
    World.Answer number =
        world.graphGet(NUMBER + "?fields=quality_rating,throughput,health_status");
    assertThat(number.json().propertyNames())
        .containsExactlyInAnyOrder("quality_rating", "throughput", "health_status", "id");
    assertThat(number.json().at("/health_status/can_send_message").asString())
        .isEqualTo("AVAILABLE");
    assertThat(world.graphGet(ACCOUNT + "/phone_numbers").json().at("/data/0/id").asString())
        .isEqualTo(World.PHONE_ID);
  }

  @Test
  void registering_needs_the_pin_that_was_set_before() {
    String body = "{\"messaging_product\":\"whatsapp\",\"pin\":\"%s\"}";
    post(NUMBER + "/register", body.formatted("12345")).isRefused("pin", 100, "6 characters");
    assertThat(
            post(NUMBER + "/register", body.formatted("123456")).json().path("success").asBoolean())
        .isTrue();
    post(NUMBER + "/register", body.formatted("654321")).isRefused("pin", 133005, "PIN");
    post(NUMBER + "/deregister", "{}");
    assertThat(world.graphGet(NUMBER).json().path("status").asString()).isEqualTo("PENDING");
    assertThat(
            post(NUMBER + "/request_code", "{\"code_method\":\"SMS\",\"language\":\"en\"}")
                .status())
        .isEqualTo(200);
  }

  @Test
  void the_profile_is_kept_within_its_limits() {
    post(
        NUMBER + "/whatsapp_business_profile",
        "{\"messaging_product\":\"whatsapp\",\"about\":\"Fresh\",\"websites\":[\"https://a.example\"]}");
    assertThat(
            world
                .graphGet(NUMBER + "/whatsapp_business_profile?fields=about,websites")
                .json()
                .at("/data/0/about")
                .asString())
        .isEqualTo("Fresh");
    post(
            NUMBER + "/whatsapp_business_profile",
            "{\"messaging_product\":\"whatsapp\",\"about\":\"" + "x".repeat(140) + "\"}")
        .isRefused("about", 131009, "at most 139");
  }

  @Test
  void apps_subscribe_and_leave() {
    String path = ACCOUNT + "/subscribed_apps";
    assertThat(world.graphGet(path).json().path("data")).hasSize(1);
    assertThat(post(path, "").json().path("success").asBoolean()).isTrue();
  }

  @Test
  void who_is_blocked_is_not_heard_and_only_who_wrote_lately_can_be_blocked() {
    String ada =
        "{\"messaging_product\":\"whatsapp\",\"block_users\":[{\"user\":\"+12025550143\"}]}";
    World.Answer early = post(NUMBER + "/block_users", ada);
    assertThat(early.status()).isEqualTo(400);
    assertThat(early.json().at("/block_users/failed_users/0/input").asString())
        .isEqualTo("+12025550143");
    world.writes(World.ADA, "hi");
    assertThat(post(NUMBER + "/block_users", ada).status()).isEqualTo(200);
    assertThat(world.graphGet(NUMBER + "/block_users").json().path("data")).hasSize(1);
    world.writes(World.ADA, "hello?");

    assertThat(world.business.messages()).hasSize(1);
  }

  @Test
  void an_unknown_call_is_an_unknown_path() {
    assertThat(post(NUMBER + "/dance", "{}").error().path("code").asInt()).isEqualTo(2500);
    assertThat(post(ACCOUNT + "/messages", "{}").error().path("error_subcode").asInt())
        .isEqualTo(33);
  }
}
