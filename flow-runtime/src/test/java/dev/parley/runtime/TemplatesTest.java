package dev.parley.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dsl.Bots;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Message templates: written, looked over, submitted, reviewed by the emulator, and sent. */
class TemplatesTest {
  private static final String KEY = "an-api-key-of-a-test";
  private static final String FLOW =
      "flow hello {}\n\ntrigger any\n\nstep start {\n  say \"Hi.\"\n  end\n}\n";
  private static final String BODY =
      """
      [{"type":"HEADER","format":"TEXT","text":"Your order"},
       {"type":"BODY","text":"Hello {{1}}, your order {{2}} is ready to be picked up at our shop.",
        "example":{"body_text":[["Asha","A-1"]]}},
       {"type":"FOOTER","text":"Tea & Co"},
       {"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Thanks"}]}]\
      """;

  @TempDir static Path folder;
  private static Runtime runtime;
  private static HttpClient client;
  private static Described described;

  @BeforeAll
  static void start() throws Exception {
    Path bot = Files.createDirectories(folder.resolve("bot"));
    Files.writeString(bot.resolve("hello.flow"), FLOW);
    SettingSources sources =
        new SettingSources()
            .flag(Setting.PARLEY_PORT, Optional.of("0"))
            .flag(Setting.PARLEY_DATA, Optional.of(folder.resolve("data").toString()))
            .flag(Setting.PARLEY_API_KEY, Optional.of(KEY));
    runtime = Runtime.start(Config.of(sources), Optional.of(Bots.load(bot)));
    client = HttpClient.newHttpClient();
    described = new Described(raw("GET", "/api/v1/openapi.json", "").body());
    control("review never");
  }

  @AfterAll
  static void stop() {
    client.close();
    runtime.close();
  }

  private static HttpResponse<String> raw(String verb, String path, String json) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + runtime.port() + path))
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "application/json")
            .method(verb, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
            .build(),
        BodyHandlers.ofString());
  }

  private record Said(int status, JsonNode json) {}

  private static Said api(String verb, String path, String json) throws Exception {
    HttpResponse<String> answer = raw(verb, "/api/v1" + path, json);
    described.check(
        verb,
        "/api/v1" + path,
        new Described.Reply(
            answer.statusCode(),
            answer.headers().firstValue("Content-Type").orElse(""),
            answer.body()));
    String body = answer.body().isEmpty() ? "{}" : answer.body();
    return new Said(answer.statusCode(), JsonMapper.shared().readTree(body));
  }

  private static void control(String command) throws Exception {
    HttpResponse<String> said =
        raw("POST", "/emulator/control", "{\"commands\":[\"" + command + "\"]}");
    assertThat(said.statusCode()).as(said.body()).isEqualTo(200);
  }

  private static String add(String name, String components) throws Exception {
    Said added =
        api(
            "POST",
            "/templates",
            "{\"name\":\"%s\",\"language\":\"en\",\"category\":\"utility\",\"components\":%s}"
                .formatted(name, components));
    assertThat(added.status()).as(added.json().toString()).isEqualTo(201);
    return added.json().get("id").asString();
  }

  private static void until(String id, String status) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!api("GET", "/templates/" + id, "").json().get("status").asString().equals(status)) {
      assertThat(System.nanoTime()).as("never " + status).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  private static Said send(String fill) throws Exception {
    return api(
        "POST",
        "/messages",
        "{\"to\":{\"phone\":\"+919876543210\"},\"template\":{\"name\":\"%s}}".formatted(fill));
  }

  @Test
  void a_template_is_written_submitted_approved_and_sent_as_it_was_defined() throws Exception {
    String id = add("order_ready", BODY);
    assertThat(send("order_ready\",\"language\":\"en\",\"body\":[\"Asha\",\"A-7\"]").status())
        .isEqualTo(400);
    Said submitted = api("POST", "/templates/" + id + "/submit", "");
    assertThat(submitted.json().get("status").asString()).isEqualTo("pending");
    control("approve order_ready en");
    until(id, "approved");

    Said wrong = send("order_ready\",\"language\":\"en\",\"body\":[\"Asha\"]");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.json().get("errors").toString())
        .contains("/template/body", "has 1 values, and the text has 2 gaps");
    Said button =
        send(
            "order_ready\",\"language\":\"en\",\"body\":[\"Asha\",\"A-7\"],"
                + "\"buttons\":[{\"index\":3,\"type\":\"reply\",\"value\":\"x\"}]");
    assertThat(button.json().get("errors").toString()).contains("/template/buttons/3");
    Said right = send("order_ready\",\"language\":\"en\",\"body\":[\"Asha\",\"A-7\"]");
    assertThat(right.status()).as(right.json().toString()).isBetween(200, 202);

    control("pause order_ready en");
    until(id, "paused");
    assertThat(
            send("order_ready\",\"language\":\"en\",\"body\":[\"Asha\",\"A-7\"]").json().toString())
        .contains("is paused: only approved ones are sent");
    String signatures = api("GET", "/templates/signatures", "").json().toString();
    assertThat(signatures).contains("order_ready", "paused");
  }

  @Test
  void what_meta_would_reject_is_said_before() throws Exception {
    String id =
        add(
            "bad_one",
            "[{\"type\":\"BODY\",\"text\":\"{{1}} {{2}}\"},{\"type\":\"FOOTER\",\"text\":\"Dear"
                + " {{1}}\"}]");
    String problems = api("GET", "/templates/" + id, "").json().get("problems").toString();
    assertThat(problems)
        .contains(
            "begins or ends with a variable",
            "two variables in a row",
            "write more around them",
            "an example for each variable",
            "a footer has none");
    Said refused = api("POST", "/templates/" + id + "/submit", "");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("/components/0");
    Said mended = api("PATCH", "/templates/" + id, "{\"components\":" + BODY + "}");
    assertThat(mended.json().get("problems")).isEmpty();
    assertThat(api("DELETE", "/templates/" + id, "").status()).isEqualTo(204);
  }

  @Test
  void a_preview_shows_what_a_customer_reads() throws Exception {
    String id = add("seen_before", BODY);
    JsonNode seen =
        api("POST", "/templates/" + id + "/preview", "{\"body\":[\"Asha\",\"A-7\"]}").json();
    assertThat(seen.get("header").asString()).isEqualTo("Your order");
    assertThat(seen.get("body").asString()).startsWith("Hello Asha, your order A-7 is ready");
    assertThat(seen.get("footer").asString()).isEqualTo("Tea & Co");
    assertThat(seen.at("/buttons/0").asString()).isEqualTo("Thanks");
  }

  @Test
  void a_rejection_says_why_and_a_sync_finds_the_same() throws Exception {
    String mine = add("made_here", BODY);
    api("POST", "/templates/" + mine + "/submit", "");
    control("reject made_here en INVALID_FORMAT");
    until(mine, "rejected");
    JsonNode rejected = api("GET", "/templates/" + mine, "").json();
    assertThat(rejected.get("reason").asString()).isEqualTo("INVALID_FORMAT");
    assertThat(api("POST", "/templates/sync", "").json().get("vanished").asInt()).isZero();
    assertThat(api("DELETE", "/templates/" + mine, "").status()).isEqualTo(204);
    assertThat(api("GET", "/templates?name=made_here", "").json().get("items")).isEmpty();
  }

  @Test
  void names_of_gaps_are_held_against_the_text() throws Exception {
    String id = freshNamed();
    api("POST", "/templates/" + id + "/submit", "");
    control("approve named_one en");
    until(id, "approved");
    Said wrong = send("named_one\",\"language\":\"en\",\"named\":{\"frist_name\":\"Asha\"}");
    assertThat(wrong.json().get("errors").toString())
        .contains("/template/named/first_name", "/template/named/frist_name", "{{first_name}}");
    Said right = send("named_one\",\"language\":\"en\",\"named\":{\"first_name\":\"Asha\"}");
    assertThat(right.status()).as(right.json().toString()).isBetween(200, 202);
  }

  private static String freshNamed() throws Exception {
    return api(
            "POST",
            "/templates",
            """
            {"name":"named_one","language":"en","category":"utility","parameterFormat":"named",
             "components":[{"type":"BODY","text":"Dear {{first_name}}, we are open again today.",
             "example":{"body_text_named_params":[{"param_name":"first_name","example":"Asha"}]}}]}\
            """)
        .json()
        .get("id")
        .asString();
  }
}
