package dev.parley.runtime.whatsapp;

import static dev.parley.runtime.whatsapp.WebhookParserTest.parse;
import static dev.parley.runtime.whatsapp.WebhookParserTest.webhook;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Bodies that are no webhook at all. */
class OddWebhookTest {
  @Test
  void broken_json_is_refused_without_quoting_it() {
    for (String body : List.of("", "  ", "{", "{\"a\":Asha}", "{} {}", "hello", "{\"entry\":[}")) {
      Webhook webhook = WebhookParser.parse(body.getBytes(UTF_8), Payloads.RECEIVED);
      assertThat(webhook).as(body).isInstanceOf(Webhook.NotJson.class);
      assertThat(((Webhook.NotJson) webhook).reason())
          .doesNotContain("Asha")
          .doesNotContain("hello");
    }
  }

  @Test
  void invalid_utf8_is_not_json() {
    byte[] body = {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, '"', '}'};
    assertThat(WebhookParser.parse(body, Payloads.RECEIVED)).isInstanceOf(Webhook.NotJson.class);
  }

  @Test
  void json_nested_without_end_is_refused_and_does_not_exhaust_the_stack() {
    byte[] body = "[".repeat(1_000_000).getBytes(UTF_8);
    assertThat(WebhookParser.parse(body, Payloads.RECEIVED)).isInstanceOf(Webhook.NotJson.class);
  }

  @Test
  void numbers_beyond_all_measure_do_no_harm() {
    String place =
        "{\"id\":\"m\",\"type\":\"location\",\"timestamp\":#,\"location\":"
            + "{\"latitude\":#,\"longitude\":#}}";
    for (String number : List.of("1e999999999", "-1e-999999999", "1E400", "9".repeat(999))) {
      String body = webhook("\"messages\":[" + place.replace("#", number) + "]");
      assertThat(parse(body)).extracting(WebhookEvent::kind).containsExactly("message.location");
    }
    for (String number : List.of("1e99999999999", "9".repeat(5000))) {
      String body = webhook("\"messages\":[" + place.replace("#", number) + "]");
      assertThat(WebhookParser.parse(body.getBytes(UTF_8), Payloads.RECEIVED))
          .isInstanceOf(Webhook.NotJson.class);
    }
  }

  @Property
  void no_bytes_make_it_throw(@ForAll byte[] body) {
    assertThat(WebhookParser.parse(body, Payloads.RECEIVED)).isNotNull();
  }

  @Property
  void no_text_in_the_place_of_json_makes_it_throw(
      @ForAll @CharRange(from = ' ', to = '~') @StringLength(max = 40) String value) {
    String body = webhook("\"messages\":[" + value + "],\"statuses\":" + value);
    assertThat(WebhookParser.parse(body.getBytes(UTF_8), Payloads.RECEIVED)).isNotNull();
  }

  @Test
  void any_other_json_is_one_unknown_event() {
    for (String body :
        List.of(
            "{}",
            "[]",
            "7",
            "null",
            "\"x\"",
            "{\"hello\":\"world\"}",
            "{\"object\":\"page\"}",
            "{\"object\":\"whatsapp_business_account\",\"entry\":[]}")) {
      assertThat(parse(body))
          .singleElement()
          .satisfies(event -> {
            assertThat(event).isInstanceOf(WebhookEvent.Unknown.class);
            assertThat(event.kind()).isEqualTo("unknown");
            assertThat(event.envelope().raw()).isEqualTo(body);
            assertThat(event.timestamp()).isEqualTo(Payloads.RECEIVED);
          });
    }
  }
}
