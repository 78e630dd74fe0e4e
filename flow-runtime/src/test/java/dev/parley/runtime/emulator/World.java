package dev.parley.runtime.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An emulator and a business, each a real HTTP server, and a time that the test moves. */
final class World implements AutoCloseable {
  static final String PHONE_ID = "100200300400500";
  static final NewCustomer ADA = NewCustomer.withPhone("Ada", "12025550143");
  static final NewCustomer BENNO = NewCustomer.withUsername("Benno Groß", "benno.reads");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  final ManualTimeline time = new ManualTimeline();
  final BusinessServer business;
  final EmulatorServer emulator;
  final AppSecrets secrets = AppSecrets.random();
  private final HttpClient client = HttpClient.newHttpClient();

  World() {
    this(Population.of(List.of(ADA, BENNO)));
  }

  World(Population population) {
    this(population, Rules.lenient());
  }

  World(Rules rules) {
    this(Population.of(List.of(ADA, BENNO)), rules);
  }

  private World(Population population, Rules rules) {
    this.business = new BusinessServer(secrets);
    EmulatorSettings settings =
        new EmulatorSettings(
            BusinessNumber.local(),
            secrets,
            () -> Optional.of(business.webhook()),
            time,
            Pace.lifelike(),
            rules,
            population);
    this.emulator = EmulatorServer.start(settings, 0);
  }

  /** An HTTP answer. */
  record Answer(int status, JsonNode json, HttpResponse<String> raw) {
    JsonNode error() {
      return json.path("error");
    }

    String details() {
      return error().path("error_data").path("details").asString("");
    }

    /** Checks an error of Meta's shape whose details name what is wrong. */
    void isRefused(String what, int code, String details) {
      assertThat(status).as("%s: %s", what, raw.body()).isEqualTo(400);
      assertThat(error().path("code").asInt()).isEqualTo(code);
      assertThat(error().path("message").asString()).startsWith("(#" + code + ") ");
      assertThat(error().path("type").asString()).isEqualTo("OAuthException");
      assertThat(error().at("/error_data/messaging_product").asString()).isEqualTo("whatsapp");
      assertThat(details()).contains(details);
    }

    String messageId() {
      return json.path("messages").path(0).path("id").asString("");
    }
  }

  /** A send to Ada of whatever follows the recipient. */
  Answer send(String rest) {
    return graph("{\"messaging_product\":\"whatsapp\",\"to\":\"12025550143\"," + rest + "}");
  }

  static String userId(NewCustomer customer) {
    return Identities.customer(customer).userId();
  }

  /** What the business posts to its messages endpoint. */
  Answer graph(String body) {
    return graph("v24.0/" + PHONE_ID + "/messages", secrets.accessToken(), body);
  }

  Answer graph(String path, String token, String body) {
    return call(
        HttpRequest.newBuilder(URI.create(emulator.graphUrl() + "/" + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  Answer graphGet(String path) {
    return call(
        HttpRequest.newBuilder(URI.create(emulator.graphUrl() + "/" + path))
            .header("Authorization", "Bearer " + secrets.accessToken()));
  }

  /** A text to a phone number. */
  Answer text(String to, String text) {
    return graph(
        """
        {"messaging_product":"whatsapp","to":"%s","type":"text","text":{"body":"%s"}}
        """
            .formatted(to, text));
  }

  Answer phone(String path, String body) {
    return call(phoneRequest(path).POST(BodyPublishers.ofString(body)));
  }

  Answer phone(String path) {
    return call(phoneRequest(path));
  }

  private HttpRequest.Builder phoneRequest(String path) {
    return HttpRequest.newBuilder(URI.create(emulator.phoneUrl() + path))
        .header("Content-Type", "application/json");
  }

  Answer writes(NewCustomer customer, String text) {
    Answer answer =
        phone(
            "/api/customers/" + userId(customer) + "/messages",
            "{\"text\":" + JSON.writeValueAsString(text) + "}");
    time.settle();
    return answer;
  }

  Answer taps(NewCustomer customer, String messageId, String option) {
    String body = "{\"tap\":{\"message\":\"%s\",\"option\":\"%s\"}}".formatted(messageId, option);
    Answer answer = phone("/api/customers/" + userId(customer) + "/messages", body);
    time.settle();
    return answer;
  }

  /** Follows a command and answers what was said. */
  String command(String command) {
    Answer answer = control("{\"command\":" + JSON.writeValueAsString(command) + "}");
    assertThat(answer.status()).as("%s: %s", command, answer.raw().body()).isEqualTo(200);
    return answer.json().at("/said/0").asString();
  }

  Answer control(String body) {
    return call(
        HttpRequest.newBuilder(emulator.phoneUrl().resolve("/emulator/control"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  Answer get(String path) {
    return call(HttpRequest.newBuilder(emulator.phoneUrl().resolve(path)));
  }

  List<String> statusWords() {
    return business.statuses().stream().map(status -> status.path("status").asString()).toList();
  }

  JsonNode chat(NewCustomer customer) {
    return phone("/api/customers/" + userId(customer) + "/messages").json().path("items");
  }

  Answer call(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      String body = answer.body();
      boolean json = body.startsWith("{");
      JsonNode node = json ? JSON.readTree(body) : JSON.createObjectNode();
      return new Answer(answer.statusCode(), node, answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    emulator.close();
    business.close();
    client.close();
  }
}
