package dev.parley.runtime.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.whatsapp.AccountChange.Allowance;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What account, template, call and group webhooks say is read into fields. */
class TypedEventsTest {
  private static final Optional<String> NONE = Optional.empty();

  @Test
  void a_rejected_template_says_why_and_what_to_do() {
    WebhookEvent.TemplateEvent event = template("tpl-message-template-status-update-2.json");
    assertThat(event.event()).contains("REJECTED");
    assertThat(event.reason()).contains("INVALID_FORMAT");
    TemplateChange.Status status = (TemplateChange.Status) event.change();
    assertThat(status.rejection().orElseThrow()).contains("next to each other");
    assertThat(status.advice().orElseThrow()).startsWith("Separate parameters");
    assertThat(template("tpl-message-template-status-update-4.json").change())
        .isEqualTo(
            new TemplateChange.Status(Optional.of("January 31, 2021"), NONE, NONE, NONE, NONE));
  }

  @Test
  void a_paused_template_says_which_pause_it_is() {
    WebhookEvent event =
        one(
            "message_template_status_update",
            """
            {"event":"PAUSED","message_template_id":7,"message_template_name":"a",
             "message_template_language":"en",
             "other_info":{"title":"FIRST_PAUSE","description":"for 3 hours"}}\
            """);
    assertThat(((WebhookEvent.TemplateEvent) event).change())
        .isEqualTo(
            new TemplateChange.Status(
                NONE, Optional.of("FIRST_PAUSE"), Optional.of("for 3 hours"), NONE, NONE));
  }

  @Test
  void a_templates_quality_has_a_before_and_an_after() {
    assertThat(template("tpl-message-template-quality-update-1.json").change())
        .isEqualTo(new TemplateChange.Quality(Optional.of("GREEN"), Optional.of("YELLOW")));
  }

  @Test
  void an_edited_template_says_what_it_is_now() {
    WebhookEvent event =
        one(
            "message_template_components_update",
            """
            {"message_template_id":7,"message_template_name":"a","message_template_title":"T",
             "message_template_element":"Body","message_template_footer":"F",
             "message_template_buttons":[
              {"message_template_button_type":"PHONE_NUMBER","message_template_button_text":"Call",
               "message_template_button_phone_number":"+15550783881"},
              {"message_template_button_type":"URL","message_template_button_text":"Mail",
               "message_template_button_url":"https://example.org"}]}\
            """);
    assertThat(event.kind()).isEqualTo("template.components");
    TemplateChange.Components now =
        (TemplateChange.Components) ((WebhookEvent.TemplateEvent) event).change();
    assertThat(now.title()).contains("T");
    assertThat(now.body()).contains("Body");
    assertThat(now.footer()).contains("F");
    assertThat(now.buttons())
        .extracting(button -> button.target().orElseThrow())
        .containsExactly("+15550783881", "https://example.org");
  }

  @Test
  void in_the_notice_of_a_new_category_the_new_one_is_the_current_one() {
    WebhookEvent notice =
        one(
            "template_category_update",
            """
            {"message_template_id":7,"correct_category":"MARKETING","new_category":"UTILITY",
             "category_update_timestamp":1746169200}\
            """);
    assertThat(((WebhookEvent.TemplateEvent) notice).change())
        .isEqualTo(
            new TemplateChange.Category(
                Optional.of("UTILITY"),
                Optional.of("MARKETING"),
                Optional.of(Instant.ofEpochSecond(1746169200))));
    WebhookEvent done =
        one(
            "template_category_update",
            "{\"message_template_id\":7,\"previous_category\":\"UTILITY\","
                + "\"new_category\":\"MARKETING\"}");
    assertThat(((WebhookEvent.TemplateEvent) done).change())
        .isEqualTo(
            new TemplateChange.Category(
                Optional.of("UTILITY"), Optional.of("MARKETING"), Optional.empty()));
  }

  @Test
  void every_event_of_an_account_brings_its_details() {
    assertThat(account("acct-account-update-6.json"))
        .isEqualTo(new AccountChange.Violation(Optional.of("ADULT")));
    assertThat(((AccountChange.Restricted) account("acct-account-update-5.json")).restrictions())
        .hasSize(2)
        .allMatch(r -> r.until().equals(Optional.of(Instant.ofEpochSecond(1641330498))));
    assertThat(account("acct-account-update-18.json"))
        .isEqualTo(
            new AccountChange.Ban(
                Optional.of("SCHEDULE_FOR_DISABLE"), Optional.of("January 31, 2021")));
    AccountChange.Partner removed = (AccountChange.Partner) account("acct-account-update-15.json");
    assertThat(removed.wabaId()).contains("980198427658004");
    assertThat(removed.reason()).contains("PRIMARY_INACTIVITY");
    assertThat(removed.initiatedBy()).contains("SYSTEM");
    assertThat(account("acct-account-update-13.json"))
        .isEqualTo(
            new AccountChange.Certification(
                Optional.of("2729063490586005"), Optional.of("APPROVED"), List.of()));
    assertThat(account("acct-account-update-17.json"))
        .isEqualTo(new AccountChange.Country(Optional.of("IN")));
    AccountChange.VolumeTier tier =
        (AccountChange.VolumeTier) account("acct-account-update-16.json");
    assertThat(tier.category()).contains("UTILITY");
    assertThat(tier.month()).contains("2025-11");
    AccountChange.InternationalPrice price =
        (AccountChange.InternationalPrice) account("acct-account-update-8.json");
    assertThat(price.from()).contains(Instant.ofEpochSecond(1748780624));
    assertThat(price.exceptions()).hasSize(1);
    assertThat(account("acct-account-update-1.json")).isEqualTo(new AccountChange.Plain());
  }

  @Test
  void a_limit_is_a_number_a_word_or_minus_one() {
    for (String said : List.of("2000", "\"2000\"", "\"TIER_2K\"")) {
      assertThat(limit(said)).contains(new Allowance(2000));
    }
    assertThat(limit("\"TIER_250\"")).contains(new Allowance(250));
    assertThat(limit("\"TIER_100K\"")).contains(new Allowance(100_000));
    assertThat(limit("-1")).contains(new Allowance(Long.MAX_VALUE));
    assertThat(limit("\"TIER_UNLIMITED\"")).contains(new Allowance(Long.MAX_VALUE));
    assertThat(limit("\"TIER_NOT_SET\"")).isEmpty();
    WebhookEvent old =
        one(
            "business_capability_update",
            "{\"max_daily_conversation_per_phone\":-1,\"max_phone_numbers_per_waba\":20}");
    assertThat(((WebhookEvent.AccountEvent) old).change())
        .isEqualTo(
            new AccountChange.Capability(
                Optional.of(new Allowance(Long.MAX_VALUE)), Optional.of(20)));
  }

  private static Optional<Allowance> limit(String json) {
    WebhookEvent event =
        one(
            "phone_number_quality_update",
            "{\"event\":\"ONBOARDING\",\"max_daily_conversations_per_business\":" + json + "}");
    return ((AccountChange.NumberQuality) ((WebhookEvent.AccountEvent) event).change()).limit();
  }

  @Test
  void numbers_names_alerts_and_forms_say_what_happened() {
    assertThat(account("acct-phone-number-quality-update-1.json"))
        .isEqualTo(
            new AccountChange.NumberQuality(Optional.of(new Allowance(10_000)), Optional.empty()));
    assertThat(account("acct-phone-number-name-update-1.json"))
        .isEqualTo(new AccountChange.NumberName(Optional.of("WhatsApp"), NONE));
    assertThat(account("acct-business-username-update-1.json"))
        .isEqualTo(new AccountChange.Username(Optional.of("acme_support"), NONE));
    assertThat(
            change(
                "account_alerts",
                """
                {"entity_type":"BUSINESS","entity_id":"7","alert_info":{
                 "alert_severity":"CRITICAL","alert_status":"ACTIVE","alert_type":"OBA_REJECTED",
                 "alert_description":"no"}}\
                """))
        .isEqualTo(
            new AccountChange.Alert(
                Optional.of("BUSINESS"),
                Optional.of("7"),
                Optional.of("CRITICAL"),
                Optional.of("ACTIVE"),
                Optional.of("OBA_REJECTED"),
                Optional.of("no")));
    assertThat(
            change(
                "flows",
                """
                {"event":"ENDPOINT_ERROR_RATE","flow_id":"69","error_rate":14.28,"threshold":10,
                 "alert_state":"ACTIVATED","message":"m","errors":[{"error_type":"TIMEOUT"}]}\
                """))
        .isEqualTo(
            new AccountChange.FormAlert(
                Optional.of("69"), Optional.of("ACTIVATED"), Optional.of("10"), Optional.of("m")));
    assertThat(change("security", "{\"event\":\"PIN_CHANGED\",\"requester\":\"61\"}"))
        .isEqualTo(new AccountChange.Security(Optional.of("61")));
    assertThat(
            change(
                "messaging_handovers",
                "{\"control_passed\":{\"previous_owner\":\"a\",\"new_owner\":\"b\"}}"))
        .isEqualTo(new AccountChange.Handover(Optional.of("a"), Optional.of("b")));
    assertThat(
            change(
                "payment_configuration_update",
                "{\"configuration_name\":\"c\",\"provider_name\":\"p\",\"status\":\"Active\"}"))
        .isEqualTo(new AccountChange.PaymentConfiguration(Optional.of("c"), Optional.of("p")));
    assertThat(
            change(
                "partner_solutions",
                "{\"event\":\"SOLUTION_CREATED\",\"solution_id\":\"s\","
                    + "\"solution_status\":\"DRAFT\"}"))
        .isEqualTo(new AccountChange.Solution(Optional.of("s"), Optional.of("DRAFT")));
  }

  @Test
  void every_contact_of_the_phones_address_book_is_an_event() {
    List<WebhookEvent> events =
        parse(
            "smb_app_state_sync",
            """
            {"messaging_product":"whatsapp","metadata":{"phone_number_id":"1"},"state_sync":[
             {"type":"contact","action":"add","metadata":{"timestamp":"1739321024"},
              "contact":{"full_name":"Ada L","first_name":"Ada","phone_number":"16505551234"}},
             {"type":"contact","action":"remove","contact":{"phone_number":"16505551235"}},
             {"type":"contact"}]}\
            """);
    assertThat(events)
        .extracting(WebhookEvent::kind)
        .containsExactly("app.contact.add", "app.contact.remove", "unknown.state_sync");
    WebhookEvent.AppContact added = (WebhookEvent.AppContact) events.getFirst();
    assertThat(added.phone()).contains("16505551234");
    assertThat(added.name()).contains("Ada L");
    assertThat(((WebhookEvent.Unknown) events.getLast()).reason())
        .isEqualTo("A change of the phone's address book without its contact.");
  }

  @Test
  void calls_say_who_called_whom_and_where_the_recording_is() {
    WebhookEvent.CallEvent ended = (WebhookEvent.CallEvent) file("in-calls-2.json").getFirst();
    assertThat(ended.details())
        .isEqualTo(
            new CallDetails(
                Optional.of("16315553602"),
                Optional.of("16315553601"),
                Optional.of("BUSINESS_INITIATED"),
                Optional.of("COMPLETED"),
                Optional.of(120),
                NONE));
    for (String file : List.of("in-calls-4.json", "in-calls-5.json")) {
      assertThat(((WebhookEvent.CallEvent) file(file).getFirst()).details().fileId())
          .contains("1002764438271669");
    }
  }

  @Test
  void groups_say_who_came_and_who_went() {
    List<GroupDetails> events =
        file("in-group-participants-update-1.json").stream()
            .map(e -> ((WebhookEvent.GroupEvent) e).details())
            .toList();
    assertThat(events.get(0).left()).isEmpty();
    assertThat(events.get(1).left())
        .extracting(p -> p.waId().orElseThrow())
        .containsExactly("16505551234");
    assertThat(events.get(2).joined()).hasSize(1);
    assertThat(events.get(2).reason()).contains("invite_link");
    assertThat(events.get(3).joined())
        .extracting(p -> p.waId().orElseThrow())
        .containsExactly("16505551111");
    assertThat(
            ((WebhookEvent.GroupEvent) file("in-group-lifecycle-update-1.json").getFirst())
                .details()
                .inviteLink())
        .contains("https://chat.whatsapp.com/ABC123");
  }

  @Test
  void a_payment_and_a_permission_to_call_are_read() {
    WebhookEvent paid =
        one(
            "messages",
            """
            {"statuses":[{"id":"wamid.1","type":"payment","status":"captured","payment":{
             "reference_id":"r","amount":{"value":21000,"offset":100},"currency":"BRL",
             "transaction":{"id":"t","status":"success"}}}]}\
            """);
    assertThat(((StatusUpdate) paid).payment())
        .contains(
            new StatusUpdate.Payment(
                Optional.of("r"),
                Optional.of(new BigDecimal(21000)),
                Optional.of(100),
                Optional.of("BRL"),
                Optional.of("t"),
                Optional.of("success")));
    assertThat(content("in-interactive-call-permission-reply-1.json"))
        .isEqualTo(
            new Content.CallPermission(
                true, Optional.of(Instant.ofEpochSecond(1753186982)), false));
    assertThat(content("in-interactive-call-permission-reply-2.json"))
        .isEqualTo(new Content.CallPermission(false, Optional.empty(), false));
    WebhookEvent chosen =
        one(
            "messages",
            """
            {"messages":[{"id":"wamid.2","from":"55","type":"interactive","interactive":{
             "type":"payment_method","payment_method":{"payment_method":"pix"}}}]}\
            """);
    assertThat(((InboundMessage) chosen).content())
        .isEqualTo(new Content.PaymentReply("payment_method", "{\"payment_method\":\"pix\"}"));
  }

  @Test
  void an_ad_shows_its_pictures_and_a_device_its_key() {
    InboundMessage ad = (InboundMessage) file("in-referral-text-1.json").getFirst();
    assertThat(ad.referral().orElseThrow().mediaUrl()).contains("RAW_IMAGE_URL");
    assertThat(ad.referral().orElseThrow().thumbnailUrl()).contains("RAW_THUMBNAIL_URL");
    InboundMessage changed = (InboundMessage) file("in-system-1.json").getFirst();
    assertThat(changed.identityKeyHash()).contains("xyzxyz");
    WebhookEvent checked =
        one(
            "messages",
            """
            {"contacts":[{"wa_id":"1","identity_key_hash":"h"}],
             "messages":[{"id":"wamid.1","from":"1","type":"text","text":{"body":"b"}}]}\
            """);
    assertThat(((InboundMessage) checked).identityKeyHash()).contains("h");
  }

  private static Content content(String file) {
    return ((InboundMessage) file(file).getFirst()).content();
  }

  private static WebhookEvent.TemplateEvent template(String file) {
    return (WebhookEvent.TemplateEvent) file(file).getFirst();
  }

  private static AccountChange account(String file) {
    return ((WebhookEvent.AccountEvent) file(file).getFirst()).change();
  }

  private static AccountChange change(String field, String value) {
    return ((WebhookEvent.AccountEvent) one(field, value)).change();
  }

  private static List<WebhookEvent> file(String file) {
    return Payloads.parse(Payloads.find().named(file).body());
  }

  private static WebhookEvent one(String field, String value) {
    List<WebhookEvent> events = parse(field, value);
    assertThat(events).hasSize(1);
    return events.getFirst();
  }

  private static List<WebhookEvent> parse(String field, String value) {
    String body =
        "{\"entry\":[{\"id\":\"1\",\"time\":1749416383,\"changes\":[{\"field\":\"%s\",\"value\":%s}]}]}"
            .formatted(field, value);
    return Payloads.parse(body.getBytes(UTF_8));
  }
}
