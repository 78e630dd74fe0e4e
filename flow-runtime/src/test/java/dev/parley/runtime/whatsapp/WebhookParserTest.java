package dev.parley.runtime.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WebhookParserTest {

  @Test
  void a_body_without_object_but_with_entry_is_read() {
    assertThat(
            parse(
                "{\"entry\":[{\"changes\":[{\"value\":{\"messages\":["
                    + text("m1", "hi")
                    + "]}}]}]}"))
        .singleElement()
        .isInstanceOf(InboundMessage.class);
  }

  @Test
  void an_entry_that_is_no_entry_is_an_unknown_event_beside_the_others() {
    List<WebhookEvent> events =
        parse(
            "{\"entry\":[7,{\"id\":\"w\"},{\"changes\":[\"x\",{\"field\":\"messages\",\"value\":{"
                + "\"messages\":["
                + text("m1", "hi")
                + "]}}]}]}");
    assertThat(events)
        .extracting(e -> e.envelope().raw())
        .containsExactly("7", "{\"id\":\"w\"}", "\"x\"", text("m1", "hi"));
    assertThat(events)
        .extracting(WebhookEvent::kind)
        .containsExactly("unknown", "unknown", "unknown", "message.text");
  }

  @Test
  void a_message_knows_its_number_account_time_and_key() {
    WebhookEvent event = parse(webhook("\"messages\":[" + text("wamid.A", "hi") + "]")).getFirst();
    assertThat(event.key()).isEqualTo("message:pn1:wamid.A");
    assertThat(event.phoneNumberId()).contains("pn1");
    assertThat(event.wabaId()).contains("waba1");
    assertThat(event.timestamp()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
    assertThat(event.envelope().field()).isEqualTo("messages");
    assertThat(((InboundMessage) event).content()).isEqualTo(new Content.Text("hi"));
  }

  @Test
  void messages_of_several_people_find_their_own_contact() {
    List<WebhookEvent> events =
        parse(
            webhook(
                """
                "contacts":[{"wa_id":"2","profile":{"name":"Two"}},
                            {"user_id":"US.3","profile":{"name":"Three","username":"@three"}},
                            {"wa_id":"1","user_id":"US.1","profile":{"name":"One"}}],
                "messages":[{"id":"a","from":"1","type":"text","text":{"body":"x"}},
                            {"id":"b","from_user_id":"US.3","type":"text","text":{"body":"x"}},
                            {"id":"c","from":"2","type":"text","text":{"body":"x"}},
                            {"id":"d","from":"4","type":"text","text":{"body":"x"}}]\
                """));
    assertThat(events)
        .extracting(e -> ((InboundMessage) e).sender())
        .containsExactly(
            sender("1", "US.1", "One", null),
            sender(null, "US.3", "Three", "@three"),
            sender("2", null, "Two", null),
            sender("4", null, null, null));
  }

  @Test
  void people_without_any_id_in_their_messages_are_paired_by_place() {
    List<WebhookEvent> events =
        parse(
            webhook(
                """
                "contacts":[{"user_id":"US.1"},{"user_id":"US.2"}],
                "messages":[{"id":"a","type":"text","text":{"body":"x"}},
                            {"id":"b","type":"text","text":{"body":"x"}}]\
                """));
    assertThat(events)
        .extracting(e -> ((InboundMessage) e).sender().bsuid())
        .containsExactly(Optional.of("US.1"), Optional.of("US.2"));
  }

  @Test
  void the_stranger_in_a_batch_does_not_get_the_only_contact() {
    List<WebhookEvent> events =
        parse(
            webhook(
                """
                "contacts":[{"wa_id":"1","user_id":"US.1"}],
                "messages":[{"id":"a","from":"1","type":"text","text":{"body":"x"}},
                            {"id":"b","from":"2","type":"text","text":{"body":"x"}}]\
                """));
    assertThat(events)
        .extracting(e -> ((InboundMessage) e).sender().bsuid())
        .containsExactly(Optional.of("US.1"), Optional.empty());
  }

  @Test
  void the_number_is_taken_as_it_is_written_in_the_message() {
    InboundMessage message =
        (InboundMessage)
            parse(
                    webhook(
                        """
                        "contacts":[{"wa_id":"5511987654321","user_id":"BR.1"}],
                        "messages":[{"id":"a","from":"551187654321","type":"text","text":{"body":"x"}}]\
                        """))
                .getFirst();
    assertThat(message.sender()).isEqualTo(sender("551187654321", "BR.1", null, null));
  }

  @Test
  void statuses_of_the_members_of_a_group_are_different_events() {
    List<WebhookEvent> events =
        parse(
            webhook(
                """
                "statuses":[{"id":"w","status":"read","recipient_type":"group","recipient_participant_id":"1"},
                            {"id":"w","status":"read","recipient_type":"group","recipient_participant_id":"2"},
                            {"id":"w","status":"delivered","recipient_type":"group","recipient_participant_id":"2"}]\
                """));
    assertThat(events)
        .extracting(WebhookEvent::key)
        .containsExactly("status:pn1:w:read:1", "status:pn1:w:read:2", "status:pn1:w:delivered:2");
  }

  @Test
  void a_failed_payment_is_not_a_failed_message() {
    StatusUpdate status =
        (StatusUpdate)
            parse(
                    webhook(
                        "\"statuses\":[{\"id\":\"w\",\"type\":\"payment\",\"status\":\"failed\"}]"))
                .getFirst();
    assertThat(status.state()).isEqualTo(StatusUpdate.State.OTHER);
    assertThat(status.kind()).isEqualTo("status.payment.failed");
    assertThat(status.key()).isNotEqualTo("status:pn1:w:failed");
  }

  @Test
  void a_status_carries_what_the_send_carried() {
    StatusUpdate status =
        (StatusUpdate)
            parse(
                    webhook(
                        """
                        "statuses":[{"id":"w","status":"sent","timestamp":"1700000001","recipient_id":"1",
                          "biz_opaque_callback_data":"out_1",
                          "pricing":{"billable":true,"pricing_model":"PMP","type":"regular","category":"utility"}}]\
                        """))
                .getFirst();
    assertThat(status.opaqueData()).contains("out_1");
    assertThat(status.state()).isEqualTo(StatusUpdate.State.SENT);
    assertThat(status.pricing().orElseThrow().category()).contains("utility");
    assertThat(status.recipient().id()).contains("1");
  }

  @Test
  void a_message_never_goes_backwards() {
    assertThat(StatusUpdate.State.DELIVERED.supersedes(StatusUpdate.State.SENT)).isTrue();
    assertThat(StatusUpdate.State.SENT.supersedes(StatusUpdate.State.DELIVERED)).isFalse();
    assertThat(StatusUpdate.State.READ.supersedes(StatusUpdate.State.READ)).isFalse();
    assertThat(StatusUpdate.State.FAILED.supersedes(StatusUpdate.State.SENT)).isTrue();
    assertThat(StatusUpdate.State.FAILED.supersedes(StatusUpdate.State.READ)).isFalse();
    assertThat(StatusUpdate.State.OTHER.supersedes(StatusUpdate.State.SENT)).isFalse();
  }

  @Test
  void past_messages_are_never_taken_for_new_ones() {
    String body =
        "{\"entry\":[{\"id\":\"waba1\",\"changes\":[{\"field\":\"history\",\"value\":{"
            + "\"metadata\":{\"phone_number_id\":\"pn1\"},"
            + "\"history\":[{\"metadata\":{\"phase\":0,\"chunk_order\":1,\"progress\":55},\"threads\":[{"
            + "\"id\":\"1\",\"messages\":["
            + text("old", "hi")
            + "]}]}],"
            + "\"messages\":["
            + text("photo", "hi")
            + "]}}]}]}";
    List<WebhookEvent> events = parse(body);
    assertThat(events).extracting(WebhookEvent::kind).containsExactly("history", "history.text");
    WebhookEvent.History history = (WebhookEvent.History) events.getFirst();
    assertThat(history.progress()).contains(55);
    assertThat(history.threads().getFirst().messages().getFirst().content())
        .isEqualTo(new Content.Text("hi"));
    assertThat(events).noneMatch(InboundMessage.class::isInstance);
  }

  @Test
  void the_owners_own_messages_are_echoes() {
    assertThat(parse(webhook("\"message_echoes\":[" + text("e", "hi") + "]")))
        .singleElement()
        .isInstanceOf(WebhookEvent.Echo.class)
        .extracting(WebhookEvent::kind)
        .isEqualTo("echo.text");
  }

  @Test
  void errors_and_user_actions_without_messages_are_events() {
    assertThat(parse(webhook("\"errors\":[{\"code\":131049,\"title\":\"t\"}]")))
        .singleElement()
        .isInstanceOfSatisfying(
            WebhookEvent.AppErrors.class,
            e -> assertThat(e.errors().getFirst().code()).isEqualTo(131049));
    assertThat(parse(webhook("\"user_actions\":[{\"action_type\":\"landing_page_view\"}]")))
        .extracting(WebhookEvent::kind)
        .containsExactly("user.action.landing_page_view");
  }

  @Test
  void a_new_kind_of_list_beside_messages_is_kept_as_unknown() {
    assertThat(parse(webhook("\"messages\":[" + text("m", "hi") + "],\"novelties\":[{\"a\":1}]")))
        .extracting(WebhookEvent::kind)
        .containsExactly("message.text", "unknown.messages.novelties");
  }

  @Test
  void the_field_may_stand_beside_the_changes() {
    assertThat(
            parse(
                "{\"entry\":[{\"id\":\"w\",\"time\":1700000000,\"field\":\"account_update\","
                    + "\"changes\":[{\"value\":{\"event\":\"PARTNER_APP_INSTALLED\"}}]}]}"))
        .singleElement()
        .isInstanceOfSatisfying(
            WebhookEvent.AccountEvent.class,
            e -> assertThat(e.event()).contains("PARTNER_APP_INSTALLED"));
  }

  @Test
  void a_quality_change_under_the_name_of_a_status_change_is_recognised() {
    assertThat(
            parse(
                "{\"entry\":[{\"id\":\"w\",\"changes\":[{\"field\":"
                    + "\"message_template_status_update\",\"value\":{\"new_quality_score\":\"RED\","
                    + "\"message_template_id\":806312974732579}}]}]}"))
        .singleElement()
        .isInstanceOfSatisfying(
            WebhookEvent.TemplateEvent.class,
            e -> {
              assertThat(e.kind()).isEqualTo("template.quality");
              assertThat(e.templateId()).contains("806312974732579");
              assertThat(e.event()).contains("RED");
            });
  }

  @Test
  void equal_changes_at_different_times_are_different_events() {
    assertThat(account(1).key()).isNotEqualTo(account(2).key()).isEqualTo(account(1).key());
  }

  @Test
  void text_that_no_database_takes_is_repaired_and_kept_raw() {
    InboundMessage message =
        (InboundMessage)
            parse(
                    webhook(
                        "\"messages\":[{\"id\":\"m\","
                            + "\"type\":\"text\",\"text\":{\"body\":\"a\\u0000b\\ud83dc\\ud83d\\ude00\"}}]"))
                .getFirst();
    assertThat(message.content()).isEqualTo(new Content.Text("a\uFFFDb\uFFFDc😀"));
    assertThat(message.envelope().raw()).contains("\\u0000").isPrintable().isASCII();
  }

  @Test
  void no_key_is_longer_than_its_column() {
    String id = "w".repeat(5000);
    assertThat(parse(webhook("\"messages\":[" + text(id, "hi") + "," + text(id + "x", "hi") + "]")))
        .extracting(WebhookEvent::key)
        .doesNotHaveDuplicates()
        .allMatch(key -> key.startsWith("message:") && key.length() <= 200);
  }

  @Test
  void three_megabytes_of_a_thousand_messages_are_a_thousand_events() {
    String filler = "ä".repeat(1500);
    String messages =
        IntStream.range(0, 1000)
            .mapToObj(i -> text("m" + i, filler))
            .collect(Collectors.joining(","));
    byte[] body = webhook("\"messages\":[" + messages + "]").getBytes(UTF_8);
    assertThat(body).hasSizeGreaterThan(3_000_000);
    assertThat(Payloads.parse(body))
        .hasSize(1000)
        .extracting(WebhookEvent::key)
        .doesNotHaveDuplicates();
  }

  private static WebhookEvent account(int time) {
    return parse(
            "{\"entry\":[{\"id\":\"w\",\"time\":"
                + time
                + ",\"changes\":[{\"field\":"
                + "\"account_update\",\"value\":{\"event\":\"ACCOUNT_DELETED\"}}]}]}")
        .getFirst();
  }

  private static Sender sender(
      @org.jspecify.annotations.Nullable String waId,
      @org.jspecify.annotations.Nullable String bsuid,
      @org.jspecify.annotations.Nullable String name,
      @org.jspecify.annotations.Nullable String username) {
    return new Sender(
        Optional.ofNullable(waId),
        Optional.ofNullable(bsuid),
        Optional.empty(),
        Optional.ofNullable(name),
        Optional.ofNullable(username));
  }

  static String text(String id, String body) {
    return "{\"id\":\""
        + id
        + "\",\"from\":\"1\",\"timestamp\":\"1700000000\",\"type\":\"text\","
        + "\"text\":{\"body\":\""
        + body
        + "\"}}";
  }

  static String webhook(String members) {
    return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"waba1\",\"changes\":[{"
        + "\"field\":\"messages\",\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":{"
        + "\"phone_number_id\":\"pn1\"},"
        + members
        + "}}]}]}";
  }

  static List<WebhookEvent> parse(String body) {
    return Payloads.parse(body.getBytes(UTF_8));
  }
}
