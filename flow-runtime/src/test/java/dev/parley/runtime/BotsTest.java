package dev.parley.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.cli.Parley;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bots over the API: written, checked, planned, published, taken back. */
class BotsTest {
  private static final String NUMBER = "106540352242922";
  private static final String SHOP =
      """
      flow hello {
        version: latest
      }

      trigger keyword "hi"

      step start {
        ask name: text "Name?"
        ask age: int "Age?"
        say "Thanks ${name}"
        end
      }

      test "a talk" {
        user "hi"
        bot "Name?"
        user "Asha"
        bot "Age?"
        user "31"
        bot "Thanks Asha"
        ended
      }
      """;

  @TempDir static Path folder;
  private static GraphStub graph;
  private static RunningServer server;
  private static HttpClient client;
  private static Described described;
  private static int customers;

  @BeforeAll
  static void start() throws Exception {
    graph = new GraphStub();
    client = HttpClient.newHttpClient();
    server =
        RunningServer.start(
            folder,
            SHOP,
            graph.url(),
            Map.of(Setting.PARLEY_WHATSAPP_PHONE_NUMBER_ID.name(), NUMBER));
    described = new Described(server.get("/api/v1/openapi.json", null).body());
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
    graph.close();
  }

  private record Said(int status, JsonNode json, Map<String, List<String>> headers) {}

  private static HttpResponse<byte[]> raw(String verb, String path, byte[] body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.runtime.port() + path))
            .header("Authorization", "Bearer " + RunningServer.API_KEY)
            .method(
                verb,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static Said send(String verb, String path, byte[] body, String... headers)
      throws Exception {
    HttpResponse<byte[]> answer = raw(verb, "/api/v1" + path, body, headers);
    String text = new String(answer.body(), UTF_8);
    described.check(
        verb,
        "/api/v1" + path,
        new Described.Reply(
            answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""), text));
    return new Said(
        answer.statusCode(),
        text.isEmpty()
            ? JsonMapper.shared().createObjectNode()
            : JsonMapper.shared().readTree(text),
        answer.headers().map());
  }

  private static Said get(String path) throws Exception {
    return send("GET", path, new byte[0]);
  }

  private static Said post(String path, String json) throws Exception {
    return send("POST", path, json.getBytes(UTF_8), "Content-Type", "application/json");
  }

  private static Said put(String path, byte[] body, String... headers) throws Exception {
    return send("PUT", path, body, headers);
  }

  private static String hello() throws Exception {
    return get("/bots?name=bot").json().at("/items/0/id").asString();
  }

  private static String fresh(String name) throws Exception {
    Said made = post("/bots", "{\"name\":\"" + name + "\"}");
    assertThat(made.status()).isEqualTo(201);
    return made.json().get("id").asString();
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static Said publish(String bot, String more) throws Exception {
    String digest = get("/bots/" + bot + "/draft").json().get("digest").asString();
    return post("/bots/" + bot + "/releases", "{\"digest\":\"" + digest + "\"" + more + "}");
  }

  /** A new customer writes; the answer. */
  private static String writes(String words) throws Exception {
    customers++;
    server.webhook(
        """
        {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages",
        "value":{"messaging_product":"whatsapp",
        "metadata":{"display_phone_number":"15550783881","phone_number_id":"%s"},
        "contacts":[{"profile":{"name":"Asha"},"wa_id":"9198765%05d"}],
        "messages":[{"from":"9198765%05d","id":"wamid.b%d","timestamp":"1767600000","type":"text",
        "text":{"body":"%s"}}]}}]}]}\
        """
            .formatted(NUMBER, customers, customers, customers, words)
            .getBytes(UTF_8));
    return graph.next().toString();
  }

  @Test
  void the_folder_that_the_server_was_started_with_is_a_bot_with_a_release() throws Exception {
    JsonNode bot = get("/bots/" + hello()).json();
    assertThat(bot.get("name").asString()).isEqualTo("bot");
    assertThat(bot.at("/release/number").asInt()).isPositive();
    assertThat(bot.get("channels")).hasSize(1);
    JsonNode first = get("/bots/" + hello() + "/publications").json().get("items");
    assertThat(first.get(first.size() - 1).get("kind").asString()).isEqualTo("started");
    String release = bot.at("/release/id").asString();
    byte[] source = raw("GET", "/api/v1/releases/" + release + "/source", new byte[0]).body();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(source))) {
      assertThat(zip.getNextEntry().getName()).isEqualTo("hello.flow");
    }
  }

  @Test
  void a_draft_is_checked_and_says_where_what_is_wrong() throws Exception {
    String bot = fresh("wrong");
    byte[] broken = zip(Map.of("wrong/bot.flow", "bot wrong {}", "wrong/w.flow", "flow w {"));
    JsonNode draft = put("/bots/" + bot + "/draft", broken).json();
    assertThat(draft.get("errors").asInt()).isPositive();
    assertThat(draft.at("/problems/0/file").asString()).isEqualTo("w.flow");
    assertThat(publish(bot, "").status()).isEqualTo(409);
    assertThat(get("/bots/" + bot + "/plan").status()).isEqualTo(409);
    assertThat(send("DELETE", "/bots/" + bot + "/draft", new byte[0]).status()).isEqualTo(204);
    assertThat(get("/bots/" + bot + "/draft").status()).isEqualTo(404);
  }

  @Test
  void what_is_no_bot_is_refused_with_a_sentence() throws Exception {
    String bot = fresh("odd");
    String draft = "/bots/" + bot + "/draft";
    assertThat(put(draft, new byte[0]).status()).isEqualTo(400);
    Said outside = put(draft, zip(Map.of("../x.flow", "flow x {}")));
    assertThat(outside.status()).isEqualTo(400);
    assertThat(outside.json().get("detail").asString()).contains("leads out of its folder");
    Said other = put(draft, SHOP.replace("flow hello", "flow odd").getBytes(UTF_8));
    assertThat(other.status()).isEqualTo(200);
    Said named = put(draft, zip(Map.of("bot.flow", "bot another {}", "hello.flow", SHOP)));
    assertThat(named.status()).isEqualTo(400);
    assertThat(named.json().get("detail").asString()).contains("`another`");
    assertThat(put(draft, "PK\3\4nonsense".getBytes(UTF_8)).status()).isEqualTo(400);
    assertThat(post("/bots", "{\"name\":\"odd\"}").status()).isEqualTo(409);
  }

  @Test
  void whoever_saves_a_draft_over_anothers_is_told() throws Exception {
    String bot = fresh("shared");
    String draft = "/bots/" + bot + "/draft";
    byte[] flow = SHOP.replace("flow hello", "flow shared").getBytes(UTF_8);
    Said first = put(draft, flow);
    String tag = first.headers().get("etag").getFirst();
    assertThat(put(draft, flow, "If-Match", tag).status()).isEqualTo(200);
    assertThat(put(draft, flow, "If-Match", tag).status()).isEqualTo(412);
  }

  @Test
  void a_drafts_own_tests_run_on_the_server() throws Exception {
    String bot = fresh("tested");
    String flow = SHOP.replace("flow hello", "flow tested");
    put("/bots/" + bot + "/draft", flow.getBytes(UTF_8));
    JsonNode good = post("/bots/" + bot + "/draft/test", "").json();
    assertThat(good.get("passed").asInt()).isOne();
    put("/bots/" + bot + "/draft", flow.replace("say \"Thanks", "say \"Bye").getBytes(UTF_8));
    JsonNode bad = post("/bots/" + bot + "/draft/test", "").json();
    assertThat(bad.get("failed").asInt()).isOne();
    assertThat(bad.at("/failures/0/conversation").toString()).contains("Bye Asha");
  }

  @Test
  void people_inside_are_counted_before_they_meet_a_release_and_it_can_be_taken_back()
      throws Exception {
    String bot = hello();
    String before = get("/bots/" + bot).json().at("/release/id").asString();
    assertThat(writes("hi")).contains("Name?");
    assertThat(writes("hi")).contains("Name?");
    String changed = SHOP.replace("ask name: text \"Name?\"", "ask mail: email \"Mail?\"");
    byte[] draft =
        changed
            .replace("${name}", "${mail}")
            .replace("\"Asha\"", "\"a@b.in\"")
            .replace("bot \"Name?\"", "bot \"Mail?\"")
            .replace("Thanks Asha", "Thanks a@b.in")
            .getBytes(UTF_8);
    assertThat(put("/bots/" + bot + "/draft", draft).json().get("errors").asInt()).isZero();
    JsonNode plan = get("/bots/" + bot + "/plan").json();
    assertThat(plan.at("/people/restarted").asInt()).isEqualTo(2);
    assertThat(plan.get("stranded").asInt()).isEqualTo(2);
    assertThat(plan.at("/problems/0/code").asString()).isEqualTo("FLW2501");
    assertThat(plan.get("places").toString()).contains("\"place\":\"start/name\"");

    Said refused = publish(bot, "");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().get("detail").asString()).contains("strands 2 people");
    Said published = publish(bot, ",\"anyway\":true,\"note\":\"mails now\"");
    assertThat(published.status()).isEqualTo(201);
    assertThat(writes("hi")).contains("Mail?");

    Said back = post("/bots/" + bot + "/rollback", "{\"release\":\"" + before + "\"}");
    assertThat(back.json().get("kind").asString()).isEqualTo("rolled_back");
    assertThat(writes("hi")).contains("Name?");
    JsonNode history = get("/bots/" + bot + "/publications?limit=2").json().get("items");
    assertThat(history.get(1).get("note").asString()).isEqualTo("mails now");
    assertThat(get("/bots/" + bot + "/releases").json().get("items")).hasSize(2);
    assertThat(post("/bots/" + bot + "/rollback", "{\"release\":\"rel_0\"}").status())
        .isEqualTo(400);
  }

  @Test
  void parley_apply_publishes_a_folder_and_says_first_what_it_does() throws Exception {
    Path shop = Files.createDirectories(folder.resolve("applied"));
    Path file = shop.resolve("applied.flow");
    Files.writeString(file, SHOP.replace("flow hello", "flow applied"));
    String[] apply = {
      "apply",
      shop.toString(),
      "--server",
      "http://localhost:" + server.runtime.port(),
      "--key",
      RunningServer.API_KEY
    };
    String[] plan = Arrays.copyOf(apply, apply.length + 1);
    plan[apply.length] = "--plan";
    assertThat(Parley.run(plan)).isZero();
    String bot = get("/bots?name=applied").json().at("/items/0/id").asString();
    assertThat(get("/bots/" + bot + "/releases").json().get("items")).isEmpty();
    assertThat(Parley.run(apply)).isZero();
    assertThat(Parley.run(apply)).isZero();
    assertThat(get("/bots/" + bot + "/releases").json().get("items")).hasSize(1);
    Files.writeString(file, "flow applied {");
    assertThat(Parley.run(apply)).isEqualTo(1);
  }
}
