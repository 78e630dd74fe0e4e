package dev.parley.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.engine.HttpCall;
import dev.parley.flow.engine.Input.CallEnd;
import dev.parley.flow.engine.Input.Reason;
import dev.parley.runtime.call.Service.Answer;
import dev.parley.runtime.call.Service.Asked;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Optional<HttpCall.Body> ORDER =
      Optional.of(new HttpCall.Body("application/json", "{\"n\":1}"));

  private Service service;
  private Web web;

  @BeforeEach
  void open() {
    service = new Service();
    web = new Web(true);
  }

  @AfterEach
  void close() {
    web.close();
    service.close();
  }

  private static HttpCall call(
      String method, String url, Map<String, String> headers, Duration timeout) {
    Optional<HttpCall.Body> body = method.equals("GET") ? Optional.empty() : ORDER;
    return new HttpCall(
        method, url, headers, body, new HttpCall.Patience(timeout, 1, Duration.ZERO));
  }

  private CallEnd get(String path) throws InterruptedException {
    return web.call(call("GET", service.url() + path, Map.of(), LONG));
  }

  private CallEnd post(String path, Map<String, String> headers) throws InterruptedException {
    return web.call(call("POST", service.url() + path, headers, LONG));
  }

  private static Reason reason(CallEnd end) {
    assertThat(end).isInstanceOf(CallEnd.Unanswered.class);
    return ((CallEnd.Unanswered) end).reason();
  }

  @Test
  void a_request_goes_as_the_flow_wrote_it_and_the_answer_comes_back_whole() throws Exception {
    service.answer(Answer.json(201, "{\"id\":\"A1\"}"));
    CallEnd end = post("/orders?full=1", Map.of("Idempotency-Key", "s/1", "user-agent", "Shop"));
    Asked asked = service.next();
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.uri()).isEqualTo("/orders?full=1");
    assertThat(asked.body()).isEqualTo("{\"n\":1}");
    assertThat(asked.header("Idempotency-Key")).isEqualTo("s/1");
    assertThat(asked.header("Content-Type")).isEqualTo("application/json");
    assertThat(asked.headers().get("User-Agent")).containsExactly("Shop");
    assertThat(end).isInstanceOf(CallEnd.Answered.class);
    CallEnd.Answered answered = (CallEnd.Answered) end;
    assertThat(answered.status()).isEqualTo(201);
    assertThat(answered.headers()).containsEntry("content-type", "application/json");
    assertThat(answered.body()).isEqualTo("{\"id\":\"A1\"}");
  }

  @Test
  void the_text_is_read_in_the_charset_that_the_service_names() throws Exception {
    Map<String, String> latin = Map.of("Content-Type", "text/plain; charset=ISO-8859-1");
    service.answer(new Answer(200, latin, "café", StandardCharsets.ISO_8859_1));
    assertThat(((CallEnd.Answered) get("/")).body()).isEqualTo("café");
    service.answer(Answer.of(200, "text/plain; charset=nonsense", "café"));
    assertThat(((CallEnd.Answered) get("/")).body()).isEqualTo("café");
  }

  @Test
  void words_of_customers_in_an_address_are_escaped_as_browsers_do() throws Exception {
    get("/find me?q=a b|ü&p=100%&r=%41");
    assertThat(service.next().uri()).isEqualTo("/find%20me?q=a%20b%7C%C3%BC&p=100%25&r=%41");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.com/",
        "http://",
        "http:///path",
        "https://me:hush@example.com/",
        "http://example.com:99999/",
        "nonsense"
      })
  void what_is_no_address_of_a_service_is_refused(String url) throws Exception {
    CallEnd end = web.call(call("GET", url, Map.of(), LONG));
    assertThat(reason(end)).isEqualTo(Reason.REFUSED);
    assertThat(end.toString()).doesNotContain("hush");
  }

  @Test
  void a_header_that_cannot_be_sent_is_named_without_its_value() throws Exception {
    CallEnd end = post("/", Map.of("Host", "hush"));
    assertThat(reason(end)).isEqualTo(Reason.REFUSED);
    assertThat(end.toString()).contains("Host").doesNotContain("hush");
  }

  @Test
  void a_service_that_takes_too_long_is_a_time_out() throws Exception {
    service.silence();
    CallEnd end = web.call(call("GET", service.url(), Map.of(), Duration.ofMillis(20)));
    assertThat(end).isEqualTo(new CallEnd.Unanswered(Reason.TIMEOUT, "no answer within 20 ms"));
  }

  @Test
  void a_service_that_is_not_there_is_a_network_fault() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    CallEnd end = web.call(call("GET", "http://localhost:" + port, Map.of(), LONG));
    assertThat(end)
        .isEqualTo(new CallEnd.Unanswered(Reason.NETWORK, "the service cannot be connected to"));
  }

  @Test
  void an_unknown_host_is_a_network_fault() throws Exception {
    CallEnd end = web.call(call("GET", "http://nowhere.invalid/", Map.of(), LONG));
    assertThat(reason(end)).isEqualTo(Reason.NETWORK);
  }

  @Test
  void an_answer_may_weigh_a_million_bytes_and_no_more() throws Exception {
    service.answer(Answer.of(200, "text/plain", "x".repeat(Errand.MOST_BYTES)));
    assertThat(((CallEnd.Answered) get("/")).body()).hasSize(Errand.MOST_BYTES);
    service.answer(Answer.of(200, "text/plain", "x".repeat(Errand.MOST_BYTES + 1)));
    assertThat(reason(get("/"))).isEqualTo(Reason.TOO_LARGE);
  }

  @ParameterizedTest
  @CsvSource({"301,POST,GET", "302,POST,GET", "303,PUT,GET", "302,PUT,PUT", "307,POST,POST"})
  void a_redirect_is_followed_as_browsers_do(int status, String method, String then)
      throws Exception {
    service.answer(Answer.to(status, "/new?x=1"), Answer.json(200, "{}"));
    CallEnd end = web.call(call(method, service.url() + "/old", Map.of("X-Key", "k"), LONG));
    assertThat(((CallEnd.Answered) end).status()).isEqualTo(200);
    service.next();
    Asked second = service.next();
    assertThat(second.method() + " " + second.uri()).isEqualTo(then + " /new?x=1");
    assertThat(second.body()).isEqualTo(then.equals("GET") ? "" : "{\"n\":1}");
    assertThat(second.header("X-Key")).isEqualTo("k");
  }

  @Test
  void another_host_that_an_answer_leads_to_does_not_see_the_headers() throws Exception {
    try (Service other = new Service()) {
      service.answer(Answer.to(307, other.url() + "/there"));
      post("/", Map.of("Authorization", "Bearer hush", "X-Key", "hush"));
      Asked asked = other.next();
      assertThat(asked.header("Authorization")).isEqualTo("null");
      assertThat(asked.header("X-Key")).isEqualTo("null");
      assertThat(asked.header("Content-Type")).isEqualTo("application/json");
    }
  }

  @Test
  void a_redirect_to_another_scheme_is_the_answer() throws Exception {
    service.answer(Answer.to(302, "https://localhost:1/"));
    assertThat(((CallEnd.Answered) get("/")).status()).isEqualTo(302);
  }

  @Test
  void a_service_that_leads_on_and_on_is_refused_after_five_times() throws Exception {
    service.answer(Answer.to(302, "/again"));
    assertThat(reason(get("/"))).isEqualTo(Reason.REFUSED);
    assertThat(service.waiting()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "127.0.0.1",
        "127.1",
        "2130706433",
        "[::1]",
        "10.0.0.1",
        "169.254.169.254",
        "[fd00::1]"
      })
  void a_private_network_is_refused_unless_it_is_allowed(String host) throws Exception {
    try (Web outside = new Web(false)) {
      CallEnd end = outside.call(call("GET", "http://" + host + "/", Map.of(), LONG));
      assertThat(reason(end)).isEqualTo(Reason.REFUSED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0,true",
    "10.1.2.3,true",
    "100.64.0.1,true",
    "100.100.100.200,true",
    "127.9.9.9,true",
    "169.254.169.254,true",
    "172.31.255.255,true",
    "192.168.1.1,true",
    "224.0.0.1,true",
    "255.255.255.255,true",
    "::1,true",
    "::,true",
    "::ffff:10.0.0.1,true",
    "fe80::1,true",
    "fec0::1,true",
    "fd00:ec2::254,true",
    "ff02::1,true",
    "64:ff9b::7f00:1,true",
    "2002:a00:1::,true",
    "2001:db8::1,true",
    "8.8.8.8,false",
    "100.63.255.255,false",
    "172.32.0.1,false",
    "192.169.0.1,false",
    "223.255.255.255,false",
    "2606:4700::1111,false",
    "64:ff9b::808:808,false",
    "2002:808:808::,false",
    "2a00:1450::1,false"
  })
  void an_address_is_private_or_public(String address, boolean expected) throws IOException {
    assertThat(PrivateNetworks.hold(InetAddress.getByName(address))).isEqualTo(expected);
  }
}
