package dev.parley.runtime.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AnswerReaderTest {
  private static final HttpHeaders NO_HEADERS = headers(Map.of());

  @TestFactory
  Stream<DynamicTest> every_collected_error_is_a_refusal_with_its_code() {
    return Payloads.find().all().stream()
        .filter(payload -> payload.kind().equals("error"))
        .map(payload -> dynamicTest(payload.toString(), () -> refused(payload)));
  }

  private static void refused(Payloads.Payload payload) {
    int code = Integer.parseInt(payload.file().split("-")[2]);
    for (int status : List.of(200, 400, 429, 500, 503)) {
      assertThat(AnswerReader.sent(status, NO_HEADERS, payload.body()))
          .isInstanceOfSatisfying(
              SendResult.Refused.class,
              refused -> {
                assertThat(refused.error().code()).isEqualTo(code);
                assertThat(refused.httpStatus()).isEqualTo(status);
                assertThat(refused.error().sentence()).contains("(#" + code + ")");
                assertThat(refused.error().message())
                    .isEqualTo(payload.json().get("error").get("message").stringValue());
              });
    }
  }

  @TestFactory
  Stream<DynamicTest> every_collected_acceptance_has_its_id() {
    return Payloads.find().all().stream()
        .filter(payload -> payload.file().startsWith("resp-message"))
        .map(payload ->
            dynamicTest(
                payload.toString(),
                () ->
                    assertThat(AnswerReader.sent(200, NO_HEADERS, payload.body()))
                        .isInstanceOfSatisfying(
                            SendResult.Accepted.class,
                            accepted ->
                                assertThat(accepted.wamid())
                                    .isEqualTo(
                                        payload.json().at("/messages/0/id").stringValue()))));
  }

  @Test
  void an_acceptance_tells_how_the_customer_is_known() {
    assertThat(
            sent(
                200,
                "{\"contacts\":[{\"input\":\"+1\",\"wa_id\":\"1\",\"user_id\":\"US.1\"}],"
                    + "\"messages\":[{\"id\":\"w\",\"message_status\":\"paused\"}]}"))
        .hasToString(
            "Accepted[wamid=w, waId=Optional[1], bsuid=Optional[US.1],"
                + " messageStatus=Optional[paused]]");
  }

  @Test
  void details_trace_and_subcode_of_an_error_are_kept() {
    SendResult.Refused refused =
        (SendResult.Refused)
            AnswerReader.sent(
                400, NO_HEADERS, Payloads.find().named("err-api-131030-1.json").body());
    assertThat(refused.error().details()).contains("Recipient phone number not in allowed list");
    assertThat(refused.error().traceId()).contains("AI5Ob2z72R0JAUB5zOF-nao");
    assertThat(refused.error().subcode()).contains(2655007);
    assertThat(refused.error().sentence())
        .isEqualTo("(#131030) Recipient phone number not in allowed list");
  }

  @Test
  void error_data_may_be_a_text() {
    SendResult.Refused refused =
        (SendResult.Refused)
            sent(400, "{\"error\":{\"code\":100,\"message\":\"m\",\"error_data\":\"why\"}}");
    assertThat(refused.error().sentence()).isEqualTo("(#100) m: why");
  }

  @Test
  void an_answer_of_success_that_cannot_be_read_is_in_doubt() {
    for (String body : List.of("", "OK", "{}", "[]", "{\"messages\":[]}", "{\"messages\":[{}]}")) {
      assertThat(sent(200, body)).as(body).isInstanceOf(SendResult.InDoubt.class);
    }
    assertThat(sent(202, "{\"messages\":[{\"id\":\"w\"}]}")).isInstanceOf(SendResult.InDoubt.class);
  }

  @Test
  void a_fault_of_the_server_without_graphs_words_is_in_doubt() {
    for (int status : List.of(408, 500, 502, 503, 504)) {
      assertThat(sent(status, "<html>Bad Gateway</html>")).isInstanceOf(SendResult.InDoubt.class);
    }
  }

  @Test
  void a_gateway_too_may_ask_to_wait() {
    HttpHeaders asking = headers(Map.of("Retry-After", List.of("90")));
    byte[] page = "<html></html>".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(((SendResult.Refused) AnswerReader.sent(429, asking, page)).retryAfter())
        .contains(Duration.ofSeconds(90));
    assertThat(((SendResult.InDoubt) AnswerReader.sent(503, asking, page)).asked())
        .isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void a_gateways_refusal_is_definite() {
    for (int status : List.of(301, 400, 401, 404, 413, 429)) {
      assertThat(sent(status, "<html></html>"))
          .isInstanceOfSatisfying(
              SendResult.Refused.class,
              refused -> assertThat(refused.error().code()).isEqualTo(GraphError.NO_CODE));
    }
  }

  @Test
  void the_longest_wait_that_is_asked_for_is_kept() {
    HttpHeaders asking =
        headers(
            Map.of(
                "Retry-After", List.of("30"),
                "X-Business-Use-Case-Usage",
                    List.of(
                        "{\"1022\":[{\"type\":\"messaging\",\"call_count\":100,"
                            + "\"estimated_time_to_regain_access\":19}]}")));
    assertThat(refusal(asking).retryAfter()).contains(Duration.ofMinutes(19));
    assertThat(refusal(headers(Map.of("retry-after", List.of("30")))).retryAfter())
        .contains(Duration.ofSeconds(30));
  }

  @Test
  void headers_that_make_no_sense_ask_for_nothing() {
    for (String value :
        List.of("", "soon", "-5", "99999999999999", "{\"a\":7}", "{\"a\":[null]}")) {
      HttpHeaders odd =
          headers(
              Map.of("Retry-After", List.of(value), "X-Business-Use-Case-Usage", List.of(value)));
      assertThat(refusal(odd).retryAfter()).as(value).isEmpty();
    }
  }

  @Test
  void a_message_is_marked_as_read_if_graph_says_so() {
    assertThat(marked(200, "{\"success\":true}")).isInstanceOf(SendResult.Accepted.class);
    assertThat(marked(200, "{\"success\":false}")).isInstanceOf(SendResult.InDoubt.class);
    assertThat(marked(400, "{\"error\":{\"code\":100}}")).isInstanceOf(SendResult.Refused.class);
  }

  private static SendResult.Refused refusal(HttpHeaders headers) {
    return (SendResult.Refused)
        AnswerReader.sent(429, headers, "{\"error\":{\"code\":80007}}".getBytes(UTF_8));
  }

  private static SendResult sent(int status, String body) {
    return AnswerReader.sent(status, NO_HEADERS, body.getBytes(UTF_8));
  }

  private static SendResult marked(int status, String body) {
    return AnswerReader.marked("w", status, NO_HEADERS, body.getBytes(UTF_8));
  }

  private static HttpHeaders headers(Map<String, List<String>> map) {
    return HttpHeaders.of(map, (name, value) -> true);
  }
}
