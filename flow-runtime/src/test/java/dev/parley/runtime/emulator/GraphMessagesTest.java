package dev.parley.runtime.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the business gets when it posts messages. */
class GraphMessagesTest {
  private static final String ADA = "+1 202 555 0143";
  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void answers_a_send_to_a_phone_number_as_meta_does() {
    World.Answer answer = world.text("+1 202-555-0143", "hello");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.messageId()).startsWith("wamid.HBg");
    assertThat(answer.raw().body())
        .isEqualTo(
            "{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"+1 202-555-0143\","
                + "\"wa_id\":\"12025550143\"}],\"messages\":[{\"id\":\""
                + answer.messageId()
                + "\"}]}");
  }

  @Test
  void answers_a_send_to_a_user_id_with_that_user_id_and_no_phone_number() {
    String user = World.userId(World.BENNO);
    World.Answer answer =
        world.graph(
            "{\"messaging_product\":\"whatsapp\",\"recipient\":\""
                + user
                + "\",\"text\":{\"body\":\"hello\"}}");

    JsonNode contact = answer.json().path("contacts").path(0);
    assertThat(contact.path("input").asString()).isEqualTo(user);
    assertThat(contact.path("user_id").asString()).isEqualTo(user);
    assertThat(contact.has("wa_id")).isFalse();
  }

  @Test
  void the_phone_number_wins_where_both_are_given() {
    world.writes(World.ADA, "hi");
    World.Answer answer =
        world.graph(
            "{\"messaging_product\":\"whatsapp\",\"to\":\"12025550143\",\"recipient\":\""
                + World.userId(World.BENNO)
                + "\",\"type\":\"text\",\"text\":{\"body\":\"to whom?\"}}");
    world.time.pass(Duration.ofSeconds(1));

    assertThat(answer.json().at("/contacts/0/wa_id").asString()).isEqualTo("12025550143");
    assertThat(world.chat(World.ADA).size()).isEqualTo(2);
    assertThat(world.chat(World.BENNO).size()).isZero();
  }

  @Test
  void refuses_a_wrong_token_with_190_and_401() {
    World.Answer answer =
        world.graph("v24.0/" + World.PHONE_ID + "/messages", "not-the-token", "{}");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.error().path("code").asInt()).isEqualTo(190);
    assertThat(answer.error().path("type").asString()).isEqualTo("OAuthException");
    assertThat(answer.error().path("message").asString())
        .isEqualTo("Invalid OAuth access token - Cannot parse access token");
    assertThat(answer.error().path("fbtrace_id").asString()).hasSize(23);
  }

  @Test
  void refuses_an_unknown_phone_number_id_with_100_and_subcode_33() {
    World.Answer answer = world.graph("v24.0/454545/messages", world.secrets.accessToken(), "{}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error().path("code").asInt()).isEqualTo(100);
    assertThat(answer.error().path("error_subcode").asInt()).isEqualTo(33);
    assertThat(answer.error().path("type").asString()).isEqualTo("GraphMethodException");
    assertThat(answer.error().path("message").asString())
        .startsWith("Unsupported post request. Object with ID '454545' does not exist");
  }

  @Test
  void a_body_that_is_no_json_object_lacks_its_product() {
    for (String body : List.of("", "{", "[]", "42", "null", "{\"to\":\"1\"}")) {
      World.Answer answer = world.graph(body);
      assertThat(answer.status()).as(body).isEqualTo(400);
      assertThat(answer.error().path("message").asString())
          .isEqualTo("(#100) The parameter messaging_product is required.");
    }
  }

  @Test
  void a_path_without_a_version_is_refused() {
    World.Answer answer =
        world.graph("24/" + World.PHONE_ID + "/messages", world.secrets.accessToken(), "{}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error().path("code").asInt()).isEqualTo(100);
  }

  @Test
  void a_number_that_nobody_has_yet_gets_a_phone() {
    World.Answer answer =
        world.graph(
            """
            {"messaging_product":"whatsapp","to":"+4915112345678","type":"template",
             "template":{"name":"welcome","language":{"code":"de"}}}
            """);
    world.time.pass(Duration.ofSeconds(1));

    JsonNode people = world.phone("/api/state").json().path("customers");
    assertThat(people.findValuesAsString("phone")).contains("4915112345678");
    assertThat(people.findValuesAsString("id")).anyMatch(id -> id.startsWith("DE."));
    assertThat(answer.json().at("/contacts/0/wa_id").asString()).isEqualTo("4915112345678");
  }

  @Test
  void a_user_id_that_does_not_exist_is_accepted_and_then_fails() {
    World.Answer answer =
        world.graph(
            """
            {"messaging_product":"whatsapp","recipient":"US.1","biz_opaque_callback_data":"row 7",
             "type":"text","text":{"body":"anybody there?"}}
            """);
    world.time.pass(Duration.ofSeconds(1));

    assertThat(answer.status()).isEqualTo(200);
    JsonNode status = world.business.statuses().getFirst();
    assertThat(status.path("id").asString()).isEqualTo(answer.messageId());
    assertThat(status.path("status").asString()).isEqualTo("failed");
    assertThat(status.at("/errors/0/code").asInt()).isEqualTo(131026);
    assertThat(status.path("biz_opaque_callback_data").asString()).isEqualTo("row 7");
  }

  @Test
  void free_text_outside_the_window_is_accepted_and_then_fails_with_131047() {
    World.Answer answer = world.text(ADA, "we miss you");
    world.time.pass(Duration.ofSeconds(1));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(world.business.statuses()).hasSize(1);
    JsonNode value = world.business.values().getFirst();
    JsonNode status = value.path("statuses").path(0);
    assertThat(value.has("contacts")).isFalse();
    assertThat(status.path("status").asString()).isEqualTo("failed");
    assertThat(status.path("recipient_id").asString()).isEqualTo("12025550143");
    assertThat(status.has("recipient_user_id")).isFalse();
    assertThat(status.at("/errors/0/code").asInt()).isEqualTo(131047);
    assertThat(status.at("/errors/0/title").asString()).isEqualTo("Re-engagement message");
    assertThat(status.at("/errors/0/error_data/details").asString()).contains("24 hours");
    assertThat(world.chat(World.ADA).path(0).at("/trouble/code").asInt()).isEqualTo(131047);
  }

  @Test
  void the_window_closes_24_hours_after_the_customers_last_message() {
    world.writes(World.ADA, "hi");
    world.time.pass(Duration.ofHours(24).minusSeconds(10));
    world.text(ADA, "still open");
    world.time.pass(Duration.ofSeconds(10));
    world.text(ADA, "closed");
    world.time.pass(Duration.ofSeconds(1));

    assertThat(world.business.statuses())
        .extracting(status -> status.path("status").asString())
        .containsExactly("sent", "delivered", "failed");
  }

  @Test
  void a_template_needs_no_window() {
    world.graph(
        """
        {"messaging_product":"whatsapp","to":"12025550143","type":"template",
         "template":{"name":"welcome","language":{"code":"en"}}}
        """);
    world.time.pass(Duration.ofSeconds(1));

    assertThat(world.business.statuses())
        .extracting(status -> status.path("status").asString())
        .containsExactly("sent", "delivered");
  }

  @Test
  void tells_about_the_number_and_the_account() {
    World.Answer number = world.graphGet("v24.0/" + World.PHONE_ID);
    World.Answer name = world.graphGet("v24.0/" + World.PHONE_ID + "?fields=verified_name");
    World.Answer account = world.graphGet("v24.0/500400300200100");

    assertThat(number.json().path("display_phone_number").asString()).isEqualTo("+15550100100");
    assertThat(number.json().path("quality_rating").asString()).isEqualTo("GREEN");
    assertThat(name.json().propertyNames()).containsExactlyInAnyOrder("verified_name", "id");
    assertThat(account.json().path("id").asString()).isEqualTo("500400300200100");
    assertThat(world.graphGet("v24.0/1").error().path("error_subcode").asInt()).isEqualTo(33);
  }

  @Test
  void what_was_refused_is_shown_on_the_phone_of_whom_it_was_for() {
    world.writes(World.ADA, "hi");
    World.Answer answer =
        world.graph(
            """
            {"messaging_product":"whatsapp","to":"12025550143","type":"interactive","interactive":{
             "type":"button","body":{"text":"Which?"},"action":{"buttons":[
             {"type":"reply","reply":{"id":"a","title":"A title far too long for it"}}]}}}
            """);

    JsonNode shown = world.chat(World.ADA).path(1);
    assertThat(shown.path("tick").asString()).isEqualTo("refused");
    assertThat(shown.at("/trouble/details").asString()).isEqualTo(answer.details());
    world.time.pass(Duration.ofMinutes(1));
    assertThat(world.business.statuses()).isEmpty();
  }
}
