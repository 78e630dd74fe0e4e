package dev.parley.runtime.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.whatsapp.Signature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the business hears of: customers' messages and statuses, signed, in order, until taken. */
class WebhooksTest {
  private static final String MENU =
      """
      {"messaging_product":"whatsapp","to":"12025550143","type":"interactive","interactive":{
       "type":"button","body":{"text":"Which?"},"action":{"buttons":[
        {"type":"reply","reply":{"id":"s:1","title":"Small"}},
        {"type":"reply","reply":{"id":"s:2","title":"Large"}}]}}}
      """;
  private static final String LIST =
      """
      {"messaging_product":"whatsapp","to":"12025550143","type":"interactive","interactive":{
       "type":"list","body":{"text":"Which?"},"action":{"button":"Choose","sections":[
        {"rows":[{"id":"r:1","title":"Olives","description":"Black"},{"id":"r:2","title":"Basil"}]}]}}}
      """;

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_customers_message_arrives_in_the_shape_of_a_real_webhook() {
    String id = world.writes(World.ADA, "hi").json().path("id").asString();

    assertThat(world.business.texts())
        .containsExactly(
            ("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"500400300200100\","
                    + "\"changes\":[{\"value\":{\"messaging_product\":\"whatsapp\","
                    + "\"metadata\":{\"display_phone_number\":\"15550100100\","
                    + "\"phone_number_id\":\"100200300400500\"},"
                    + "\"contacts\":[{\"profile\":{\"name\":\"Ada\"},\"wa_id\":\"12025550143\","
                    + "\"user_id\":\"USER\"}],"
                    + "\"messages\":[{\"from\":\"12025550143\",\"from_user_id\":\"USER\","
                    + "\"id\":\"WAMID\",\"timestamp\":\"1795428000\","
                    + "\"text\":{\"body\":\"hi\"},\"type\":\"text\"}]},\"field\":\"messages\"}]}]}")
                .replace("USER", World.userId(World.ADA))
                .replace("WAMID", id.replace("/", "\\/")));
  }

  @Test
  void somebody_with_a_username_only_has_neither_wa_id_nor_from() {
    world.writes(World.BENNO, "hi");

    JsonNode value = world.business.values().getFirst();
    assertThat(value.path("contacts").path(0).toString())
        .isEqualTo(
            "{\"profile\":{\"name\":\"Benno Groß\",\"username\":\"@benno.reads\"},\"user_id\":\"%s\"}"
                .formatted(World.userId(World.BENNO)));
    assertThat(value.at("/messages/0").has("from")).isFalse();
    assertThat(value.at("/messages/0/from_user_id").asString())
        .isEqualTo(World.userId(World.BENNO))
        .matches("US\\.\\d{18,20}");
  }

  @Test
  void non_ascii_text_is_escaped_in_lower_case_and_signed_that_way() {
    world.writes(World.ADA, "Käse/Œuf\u2028😀");

    String body = world.business.texts().getFirst();
    assertThat(body).contains("K\\u00e4se\\/\\u0152uf\\u2028\\ud83d\\ude00").matches("\\p{ASCII}*");
    String unescaped = body.replace("\\u00e4", "ä");
    byte[] received = body.getBytes(StandardCharsets.US_ASCII);
    byte[] rewritten = unescaped.getBytes(StandardCharsets.UTF_8);
    String secret = world.secrets.appSecret();
    // The business server of this test takes nothing whose signature is not that of these bytes.
    assertThat(Signature.sign(received, secret)).isNotEqualTo(Signature.sign(rewritten, secret));
    assertThat(world.business.messages().getFirst().at("/text/body").asString())
        .isEqualTo("Käse/Œuf\u2028😀");
  }

  @Test
  void statuses_come_in_order_with_the_callback_data_and_one_price() {
    world.writes(World.ADA, "hi");
    String id =
        world
            .graph(
                """
                {"messaging_product":"whatsapp","to":"12025550143","type":"text",
                 "biz_opaque_callback_data":"out_0042","text":{"body":"hello"}}
                """)
            .messageId();
    world.time.pass(Duration.ofMillis(39));
    assertThat(world.business.statuses()).isEmpty();
    world.time.pass(Duration.ofMillis(1));
    assertThat(statusWords()).containsExactly("sent");
    world.time.pass(Duration.ofMillis(260));
    assertThat(statusWords()).containsExactly("sent", "delivered");
    world.phone("/api/customers/" + World.userId(World.ADA) + "/read", "{}");
    world.time.settle();
    assertThat(statusWords()).containsExactly("sent", "delivered", "read");

    List<JsonNode> statuses = world.business.statuses();
    assertThat(statuses).allMatch(status -> status.path("id").asString().equals(id));
    assertThat(statuses)
        .allMatch(status -> status.path("biz_opaque_callback_data").asString().equals("out_0042"));
    assertThat(statuses).allMatch(status -> status.path("timestamp").isString());
    assertThat(statuses)
        .allMatch(status -> status.path("recipient_id").asString().equals("12025550143"));
    assertThat(statuses)
        .allMatch(
            status -> status.path("recipient_user_id").asString().equals(World.userId(World.ADA)));
    assertThat(statuses).filteredOn(status -> status.has("pricing")).hasSize(1);
    assertThat(world.business.values().getLast().at("/contacts/0/user_id").asString())
        .isEqualTo(World.userId(World.ADA));
  }

  @Test
  void statuses_of_somebody_with_a_username_only_name_no_phone_number() {
    world.writes(World.BENNO, "hi");
    world.graph(
        "{\"messaging_product\":\"whatsapp\",\"recipient\":\"%s\",\"text\":{\"body\":\"hello\"}}"
            .formatted(World.userId(World.BENNO)));
    world.time.pass(Duration.ofSeconds(1));

    assertThat(world.business.statuses())
        .hasSize(2)
        .allMatch(status -> !status.has("recipient_id"))
        .allMatch(status ->
            status.path("recipient_user_id").asString().equals(World.userId(World.BENNO)));
    assertThat(world.business.values().getLast().at("/contacts/0").has("wa_id")).isFalse();
  }

  @Test
  void a_read_message_was_delivered_first_and_reading_twice_says_nothing_new() {
    world.writes(World.ADA, "hi");
    world.text("12025550143", "hello");
    String read = "/api/customers/" + World.userId(World.ADA) + "/read";
    world.phone(read, "{}");
    world.time.settle();
    assertThat(statusWords()).as("nothing has arrived that could be read").isEmpty();

    world.time.pass(Duration.ofSeconds(1));
    world.phone(read, "{}");
    world.phone(read, "{}");
    world.time.settle();
    assertThat(statusWords()).containsExactly("sent", "delivered", "read");
  }

  @Test
  void a_refused_webhook_is_tried_again_with_growing_pauses_until_it_is_taken() {
    world.business.answer(500, 503, 404);
    world.writes(World.ADA, "one");
    assertThat(world.business.attempts()).isEqualTo(1);
    world.time.pass(Duration.ofMillis(500));
    assertThat(world.business.attempts()).isEqualTo(2);
    world.time.pass(Duration.ofMillis(999));
    assertThat(world.business.attempts()).isEqualTo(2);
    world.time.pass(Duration.ofMillis(1));
    assertThat(world.business.attempts()).isEqualTo(3);
    world.time.pass(Duration.ofSeconds(2));

    assertThat(world.business.attempts()).isEqualTo(4);
    assertThat(world.business.messages()).hasSize(1);
    world.time.pass(Duration.ofHours(1));
    assertThat(world.business.attempts()).as("once taken, it is not sent again").isEqualTo(4);
  }

  @Test
  void what_piles_up_while_the_server_is_away_arrives_in_order_and_in_batches() {
    world.business.answer(500, 500);
    IntStream.range(0, 120).forEach(i -> world.writes(World.ADA, "message " + i));
    world.time.pass(Duration.ofMinutes(1));

    assertThat(world.business.messages())
        .extracting(message -> message.at("/text/body").asString())
        .containsExactlyElementsOf(IntStream.range(0, 120).mapToObj(i -> "message " + i).toList());
    assertThat(world.business.texts()).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void a_refused_webhook_of_one_customer_does_not_hold_up_another() {
    world.business.answer(500);
    world.writes(World.ADA, "stuck");
    world.writes(World.BENNO, "through");

    assertThat(world.business.messages())
        .extracting(message -> message.at("/text/body").asString())
        .containsExactly("through");
  }

  @Test
  void after_seven_days_a_webhook_is_dropped_and_counted() {
    world.business.answer(IntStream.generate(() -> 500).limit(60_000).toArray());
    world.writes(World.ADA, "never");
    world.time.pass(Duration.ofMinutes(1));
    assertThat(health().path("problem").asString()).contains("answered 500");

    world.time.jump(Duration.ofDays(7));
    world.time.pass(Duration.ofMinutes(1));
    assertThat(health().path("dropped").asInt()).isEqualTo(1);
    int attempts = world.business.attempts();
    world.time.pass(Duration.ofDays(1));
    assertThat(world.business.attempts()).isEqualTo(attempts);
  }

  @Test
  void the_customer_sees_two_ticks_once_the_webhook_is_taken() {
    world.business.answer(500);
    world.writes(World.ADA, "hi");
    assertThat(tickOfFirst()).isEqualTo("sent");
    world.time.pass(Duration.ofMillis(500));
    assertThat(tickOfFirst()).isEqualTo("delivered");
  }

  @Test
  void marking_as_read_turns_the_ticks_of_that_message_and_all_before_it() {
    world.writes(World.ADA, "one");
    String second = world.writes(World.ADA, "two").json().path("id").asString();
    world.writes(World.ADA, "three");
    World.Answer answer = markRead(second, "");

    assertThat(answer.raw().body()).isEqualTo("{\"success\":true}");
    assertThat(world.chat(World.ADA).findValuesAsString("tick"))
        .containsExactly("read", "read", "delivered");
  }

  @Test
  void an_unknown_message_cannot_be_marked_as_read() {
    World.Answer answer = markRead("wamid.none", "");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error().path("code").asInt()).isEqualTo(131009);
    assertThat(answer.details()).contains("message_id");
  }

  @Test
  void typing_ends_with_the_answer_or_after_25_seconds() {
    String first = world.writes(World.ADA, "one").json().path("id").asString();
    markRead(first, ",\"typing_indicator\":{\"type\":\"text\"}");
    assertThat(isTyping()).isTrue();
    world.text("12025550143", "answer");
    world.time.pass(Duration.ofSeconds(1));
    assertThat(isTyping()).isFalse();

    markRead(first, ",\"typing_indicator\":{\"type\":\"text\"}");
    world.time.pass(Duration.ofMillis(24_999));
    assertThat(isTyping()).isTrue();
    world.time.pass(Duration.ofMillis(1));
    assertThat(isTyping()).isFalse();
  }

  @Test
  void a_tapped_button_names_the_message_it_stands_in_however_old_that_is() {
    world.writes(World.ADA, "hi");
    String menu = world.graph(MENU).messageId();
    world.graph(LIST);
    world.time.pass(Duration.ofHours(3));
    assertThat(world.taps(World.ADA, menu, "s:2").status()).isEqualTo(201);

    JsonNode message = world.business.messages().getLast();
    assertThat(message.path("type").asString()).isEqualTo("interactive");
    assertThat(message.path("interactive").toString())
        .isEqualTo(
            "{\"type\":\"button_reply\",\"button_reply\":{\"id\":\"s:2\",\"title\":\"Large\"}}");
    assertThat(message.path("context").toString())
        .isEqualTo("{\"from\":\"15550100100\",\"id\":\"" + menu + "\"}");
  }

  @Test
  void a_chosen_row_comes_with_its_description() {
    world.writes(World.ADA, "hi");
    String list = world.graph(LIST).messageId();
    world.time.pass(Duration.ofSeconds(1));
    world.taps(World.ADA, list, "r:1");
    world.taps(World.ADA, list, "r:2");

    assertThat(world.business.messages())
        .extracting(message -> message.at("/interactive/list_reply").toString())
        .endsWith(
            "{\"id\":\"r:1\",\"title\":\"Olives\",\"description\":\"Black\"}",
            "{\"id\":\"r:2\",\"title\":\"Basil\"}");
  }

  @Test
  void a_quick_reply_of_a_template_is_a_button_message() {
    String template =
        world
            .graph(
                """
                {"messaging_product":"whatsapp","to":"12025550143","type":"template","template":{
                 "name":"stop","language":{"code":"en"},"components":[{"type":"button",
                 "sub_type":"quick_reply","index":"0",
                 "parameters":[{"type":"payload","payload":"STOP-1"}]}]}}
                """)
            .messageId();
    world.time.pass(Duration.ofSeconds(1));
    world.taps(World.ADA, template, "STOP-1");

    JsonNode message = world.business.messages().getFirst();
    assertThat(message.path("type").asString()).isEqualTo("button");
    assertThat(message.at("/button/payload").asString()).isEqualTo("STOP-1");
  }

  @Test
  void a_button_that_is_not_there_cannot_be_tapped() {
    world.writes(World.ADA, "hi");
    String menu = world.graph(MENU).messageId();
    assertThat(world.taps(World.ADA, menu, "s:1").status())
        .as("it has not arrived yet")
        .isEqualTo(404);
    world.time.pass(Duration.ofSeconds(1));

    assertThat(world.taps(World.ADA, menu, "s:3").status()).isEqualTo(404);
    assertThat(world.taps(World.ADA, "wamid.none", "s:1").status()).isEqualTo(404);
    assertThat(world.taps(World.BENNO, menu, "s:1").status()).isEqualTo(404);
    assertThat(world.business.messages()).hasSize(1);
  }

  @Test
  void a_reaction_sticks_to_its_message_and_is_only_ever_sent() {
    String message = world.writes(World.ADA, "hi").json().path("id").asString();
    react(message, "👍");
    world.time.pass(Duration.ofSeconds(1));
    assertThat(world.chat(World.ADA)).hasSize(1);
    assertThat(world.chat(World.ADA).at("/0/reaction").asString()).isEqualTo("👍");
    assertThat(statusWords()).containsExactly("sent");

    react(message, "");
    world.time.pass(Duration.ofSeconds(1));
    assertThat(world.chat(World.ADA).at("/0").has("reaction")).isFalse();
  }

  @Test
  void a_reaction_to_an_unknown_message_fails_with_131009() {
    world.writes(World.ADA, "hi");
    World.Answer answer = react("wamid.none", "👍");
    world.time.pass(Duration.ofSeconds(1));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(world.business.statuses().getLast().at("/errors/0/code").asInt()).isEqualTo(131009);
  }

  @Test
  void the_callback_url_is_verified_as_meta_does_it() {
    assertThat(world.emulator.emulator().verifyCallback()).isEmpty();
    try (World other = new World()) {
      EmulatorSettings wrong = EmulatorSettings.local(() -> Optional.of(other.business.webhook()));
      try (Emulator emulator = new Emulator(wrong)) {
        assertThat(emulator.verifyCallback()).get().asString().endsWith("answered 403.");
      }
    }
  }

  private List<String> statusWords() {
    return world.business.statuses().stream()
        .map(status -> status.path("status").asString())
        .toList();
  }

  private JsonNode health() {
    return world.phone("/api/state").json().path("health");
  }

  private String tickOfFirst() {
    return world.chat(World.ADA).at("/0/tick").asString();
  }

  private boolean isTyping() {
    return world.phone("/api/state").json().at("/customers/0/typing").asBoolean();
  }

  private World.Answer markRead(String messageId, String more) {
    return world.graph(
        "{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"%s\"%s}"
            .formatted(messageId, more));
  }

  private World.Answer react(String messageId, String emoji) {
    return world.graph(
        """
        {"messaging_product":"whatsapp","to":"12025550143","type":"reaction",
         "reaction":{"message_id":"%s","emoji":"%s"}}
        """
            .formatted(messageId, emoji));
  }
}
