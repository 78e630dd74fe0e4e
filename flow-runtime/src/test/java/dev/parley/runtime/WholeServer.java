package dev.parley.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.store.Database;
import dev.parley.runtime.store.StoreSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole server between its customers, Graph and the management API, with a bot of one flow. */
final class WholeServer implements AutoCloseable {
  private static final String NUMBER = "106540352242922";

  final GraphStub graph;
  final RunningServer server;
  private final Described described;
  private final HttpClient client = HttpClient.newHttpClient();
  private int messages;

  WholeServer(Database database, Path folder, String flow) throws Exception {
    graph = new GraphStub();
    Map<String, String> environment = new HashMap<>();
    environment.put(Setting.PARLEY_WHATSAPP_PHONE_NUMBER_ID.name(), NUMBER);
    if (database == Database.POSTGRESQL) {
      StoreSettings at = database.fresh();
      environment.put(Setting.PARLEY_DB_URL.name(), at.url());
      environment.put(Setting.PARLEY_DB_USER.name(), at.user());
      environment.put(Setting.PARLEY_DB_PASSWORD.name(), at.password());
    }
    server = RunningServer.start(folder, flow, graph.url(), environment);
    described = new Described(server.get("/api/v1/openapi.json", null).body());
  }

  /** What an answer said. */
  record Said(int status, JsonNode json) {}

  /** A request of the first account, held against the description. */
  Said call(String verb, String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + server.runtime.port() + "/api/v1" + path))
            .header("Authorization", "Bearer " + RunningServer.API_KEY)
            .method(verb, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    described.check(
        verb,
        "/api/v1" + path,
        new Described.Reply(
            answer.statusCode(),
            answer.headers().firstValue("Content-Type").orElse(""),
            answer.body()));
    return new Said(answer.statusCode(), JsonMapper.shared().readTree(answer.body()));
  }

  /** A customer writes. */
  void says(String phone, String text) {
    String webhook =
        """
        {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages",
        "value":{"messaging_product":"whatsapp",
        "metadata":{"display_phone_number":"15550783881","phone_number_id":"%s"},
        "contacts":[{"profile":{"name":"Asha"},"wa_id":"%s"}],
        "messages":[{"from":"%s","id":"wamid.%d","timestamp":"%d","type":"text",
        "text":{"body":"%s"}}]}}]}]}\
        """
            .formatted(NUMBER, phone, phone, ++messages, Instant.now().getEpochSecond(), text);
    assertThat(server.webhook(webhook.getBytes(UTF_8)).statusCode()).isEqualTo(200);
  }

  /** Meta tells of a message. */
  void status(String wamid, String id, String state) {
    String webhook =
        """
        {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages",
        "value":{"messaging_product":"whatsapp",
        "metadata":{"display_phone_number":"15550783881","phone_number_id":"%s"},
        "statuses":[{"id":"%s","status":"%s","timestamp":"1767607201","recipient_id":"9",
        "biz_opaque_callback_data":"%s"}]}}]}]}\
        """
            .formatted(NUMBER, wamid, state, id);
    assertThat(server.webhook(webhook.getBytes(UTF_8)).statusCode()).isEqualTo(200);
  }

  /** The message when it stands so; what is sent is written down a moment later. */
  JsonNode until(String id, Predicate<JsonNode> condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    JsonNode message = call("GET", "/messages/" + id, "").json();
    while (!condition.test(message)) {
      assertThat(System.nanoTime()).as(message.toString()).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      message = call("GET", "/messages/" + id, "").json();
    }
    return message;
  }

  JsonNode until(String id, String state) throws Exception {
    return until(id, message -> message.get("state").asString().equals(state));
  }

  /** What Graph is sent next says this. */
  void hears(String text) throws InterruptedException {
    assertThat(graph.next().body().at("/text/body").asString()).isEqualTo(text);
  }

  @Override
  public void close() {
    client.close();
    server.close();
    graph.close();
  }
}
