package dev.parley.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.account.Channels;
import dev.parley.runtime.channel.ChannelSecrets;
import dev.parley.runtime.cli.Parley;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Ids;
import dev.parley.runtime.store.Store;
import dev.parley.runtime.store.StoreSettings;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.time.SystemTime;
import dev.parley.runtime.whatsapp.Signature;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Numbers over the API: several on one server, each with its own app and token. */
class ChannelsTest {
  private static final String FIRST = "106540352242922";
  private static final String SECOND = "206540352242922";
  private static final String MASTER = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
  private static final String OTHER = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXphYmNkZWY=";
  private static final String TOKEN = "EAAGsecond";
  private static final String FLOW =
      "flow hello {}\n\ntrigger any\n\nstep start {\n  say \"Hi.\"\n  end\n}\n";
  private static final String NEW =
      """
      {"phoneNumberId":"%s","wabaId":"2","accessToken":"%s","appSecret":"its own secret",
       "verifyToken":"its-own-token","name":"Support","bot":"bot"}\
      """
          .formatted(SECOND, TOKEN)
          .replace("its own secret", "its_own_secret");

  @TempDir Path folder;
  private GraphStub graph;
  private RunningServer server;
  private HttpClient client;
  private Described described;

  @BeforeEach
  void start() throws Exception {
    graph = new GraphStub();
    client = HttpClient.newHttpClient();
    server =
        RunningServer.start(
            folder,
            FLOW,
            graph.url(),
            Map.of(
                Setting.PARLEY_WHATSAPP_PHONE_NUMBER_ID.name(), FIRST,
                Setting.PARLEY_MASTER_KEY.name(), MASTER));
    described = new Described(server.get("/api/v1/openapi.json", null).body());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
    graph.close();
  }

  private record Said(int status, JsonNode json) {}

  private Said send(String verb, String path, String json) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + server.runtime.port() + "/api/v1" + path))
            .header("Authorization", "Bearer " + RunningServer.API_KEY)
            .header("Content-Type", "application/json")
            .method(verb, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    described.check(
        verb,
        "/api/v1" + path,
        new Described.Reply(
            answer.statusCode(),
            answer.headers().firstValue("Content-Type").orElse(""),
            answer.body()));
    assertThat(answer.body()).doesNotContain(TOKEN, "its_own_secret");
    return new Said(
        answer.statusCode(),
        answer.body().isEmpty()
            ? JsonMapper.shared().createObjectNode()
            : JsonMapper.shared().readTree(answer.body()));
  }

  private static byte[] message(String number, String id) {
    return """
    {"object":"whatsapp_business_account","entry":[{"id":"2","changes":[{"field":"messages",
    "value":{"messaging_product":"whatsapp",
    "metadata":{"display_phone_number":"15550783881","phone_number_id":"%s"},
    "contacts":[{"profile":{"name":"Asha"},"wa_id":"919876543210"}],
    "messages":[{"from":"919876543210","id":"%s","timestamp":"1767600000","type":"text",
    "text":{"body":"hi"}}]}}]}]}\
    """
        .formatted(number, id)
        .getBytes(UTF_8);
  }

  private int hook(byte[] body, String secret) {
    return server.webhook(body, Signature.sign(body, secret)).statusCode();
  }

  @Test
  void a_second_number_answers_with_its_own_token_what_its_own_app_has_signed() throws Exception {
    Said added = send("POST", "/channels", NEW);
    assertThat(added.status()).isEqualTo(201);
    assertThat(added.json().get("connected").asBoolean()).isTrue();
    assertThat(send("POST", "/channels", NEW).status()).isEqualTo(409);
    assertThat(send("GET", "/channels", "").json().get("items")).hasSize(2);
    assertThat(hook(message(SECOND, "wamid.1"), "its_own_secret")).isEqualTo(200);
    GraphStub.Call call = graph.next();
    assertThat(call.path()).contains(SECOND);
    assertThat(call.authorization()).isEqualTo("Bearer " + TOKEN);
    String verify = "/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=7&hub.verify_token=";
    assertThat(server.get(verify + "its-own-token", null).body()).isEqualTo("7");
    assertThat(server.get(verify + "another", null).statusCode()).isEqualTo(403);
  }

  @Test
  void an_app_signs_for_its_own_numbers_only() throws Exception {
    send("POST", "/channels", NEW);
    assertThat(hook(message(SECOND, "wamid.2"), "a_third")).isEqualTo(401);
    assertThat(hook(message(SECOND, "wamid.3"), RunningServer.SECRET)).isEqualTo(200);
    assertThat(hook(message(FIRST, "wamid.4"), "its_own_secret")).isEqualTo(200);
    assertThat(hook(message(FIRST, "wamid.5"), RunningServer.SECRET)).isEqualTo(200);
    assertThat(graph.next().path()).contains(FIRST);
    assertThat(server.events().stream().map(e -> e.get("outcome").asString()))
        .containsOnlyOnce("started")
        .contains("unroutable");
  }

  @Test
  void an_old_app_secret_counts_for_a_while_beside_the_new_one() throws Exception {
    String id = send("POST", "/channels", NEW).json().get("id").asString();
    String one = "/channels/" + id;
    Said changed = send("PATCH", one, "{\"appSecret\":\"newer\",\"oldSecretHours\":2}");
    assertThat(changed.json().has("oldAppSecretUntil")).isTrue();
    assertThat(hook(message(SECOND, "wamid.6"), "its_own_secret")).isEqualTo(200);
    assertThat(hook(message(SECOND, "wamid.7"), "newer")).isEqualTo(200);
    send("PATCH", one, "{\"appSecret\":\"newest\",\"oldSecretHours\":0}");
    assertThat(hook(message(SECOND, "wamid.8"), "newer")).isEqualTo(401);
    assertThat(send("DELETE", one, "").status()).isEqualTo(204);
    assertThat(send("GET", one, "").json().get("connected").asBoolean()).isFalse();
    assertThat(hook(message(SECOND, "wamid.9"), "newest")).isEqualTo(401);
  }

  @Test
  void the_number_of_the_settings_is_changed_there() throws Exception {
    JsonNode own = send("GET", "/channels", "").json().at("/items/0");
    assertThat(own.get("fromSettings").asBoolean()).isTrue();
    String one = "/channels/" + own.get("id").asString();
    assertThat(send("PATCH", one, "{\"accessToken\":\"x\"}").status()).isEqualTo(409);
    assertThat(send("DELETE", one, "").status()).isEqualTo(409);
    assertThat(send("PATCH", one, "{\"name\":\"Shop\"}").json().get("name").asString())
        .isEqualTo("Shop");
  }

  @Test
  void a_connection_test_says_what_is_wrong_and_what_to_do() throws Exception {
    String id = send("POST", "/channels", NEW).json().get("id").asString();
    Said bad = send("POST", "/channels/" + id + "/test", "");
    assertThat(bad.json().get("ok").asBoolean()).isFalse();
    graph.files.put(
        "/v23.0/" + SECOND,
        "{\"verified_name\":\"Tea\",\"display_phone_number\":\"+1 555\",\"status\":\"PENDING\"}"
            .getBytes(UTF_8));
    graph.files.put("/v23.0/2/subscribed_apps", "{\"data\":[]}".getBytes(UTF_8));
    JsonNode half = send("POST", "/channels/" + id + "/test", "").json();
    assertThat(half.get("checks").toString())
        .contains("It opens +1 555 (Tea).", "PENDING: register it", "No app gets");
    assertThat(send("GET", "/channels/" + id + "/profile", "").status()).isIn(409, 503);
  }

  @Test
  void the_master_key_can_be_another_and_nothing_in_the_database_is_in_the_open() throws Exception {
    send("POST", "/channels", NEW);
    server.close();
    Path data = folder.resolve("data");
    StoreSettings settings = StoreSettings.embedded(data);
    try (Store store = Store.open(settings);
        SystemTime time = new SystemTime()) {
      SecureRandom random = new SecureRandom();
      Footing on = new Footing(store, time, new Ids(time, random), random);
      Channels channels = new Channels(store, time, on.ids());
      String all =
          store.read(
              h -> h.createQuery("select * from channel_secret").mapToMap().list().toString());
      assertThat(all).doesNotContain(TOKEN, "its_own_secret", "its-own-token");
      assertThat(rotated(store, MASTER, OTHER)).isEqualTo(3);
      var second = channels.byPhoneNumberId(SECOND).orElseThrow();
      assertThat(new ChannelSecrets(on, Optional.of(OTHER)).credentials(second)).isPresent();
      assertThat(new ChannelSecrets(on, Optional.of(MASTER)).credentials(second)).isEmpty();
    }
    assertThat(Parley.run("key", "rotate", "--data", data.toString())).isEqualTo(2);
  }

  private static int rotated(Store store, String former, String fresh) {
    Work<String, Integer> work =
        (tx, keys) -> keys.stream().map(key -> ChannelSecrets.reseal(tx, former, key)).toList();
    return store.writer().submit(work, fresh).join();
  }
}
