package dev.parley.runtime.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.Main;
import dev.parley.runtime.store.StoreSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server in a process of its own, which is killed and comes back. */
final class Node {
  /** The longest that a stop may take. */
  private static final int STOP_SECONDS = 10;

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Machine machine;
  private final Machine.Task task;
  private final int port;
  private Process process;

  private Node(Machine machine, Machine.Task task, int port) {
    this.machine = machine;
    this.task = task;
    this.port = port;
    this.process = machine.run(task);
  }

  /** What a run's requests to the management API show. */
  static final String API_KEY = "an-api-key-of-a-run";

  /** Starts a server on a port, with this Graph API and this database. */
  static Node start(Machine machine, int port, int metaPort, StoreSettings database) {
    return start(machine, port, metaPort, database, FaultRunTest.DOUBT_WAIT);
  }

  /** The same with another time to wait where nobody knows whether a message was sent. */
  static Node start(
      Machine machine, int port, int metaPort, StoreSettings database, Duration doubtWait) {
    String name = "node" + port;
    Map<String, String> settings = new HashMap<>();
    settings.put("PARLEY_WHATSAPP_PHONE_NUMBER_ID", EmulatedMeta.NUMBER.phoneNumberId());
    settings.put("PARLEY_WHATSAPP_WABA_ID", EmulatedMeta.NUMBER.wabaId());
    settings.put("PARLEY_WHATSAPP_ACCESS_TOKEN", EmulatedMeta.SECRETS.accessToken());
    settings.put("PARLEY_WHATSAPP_APP_SECRET", EmulatedMeta.SECRETS.appSecret());
    settings.put("PARLEY_WHATSAPP_VERIFY_TOKEN", EmulatedMeta.SECRETS.verifyToken());
    settings.put("PARLEY_WHATSAPP_GRAPH_URL", "http://127.0.0.1:" + metaPort);
    settings.put("PARLEY_WHATSAPP_GRAPH_VERSION", "v24.0");
    settings.put("PARLEY_WHATSAPP_THROUGHPUT", "0");
    settings.put("PARLEY_API_KEY", API_KEY);
    settings.put("PARLEY_SEND_DOUBT_WAIT", doubtWait.toSeconds() + "s");
    if (!database.url().isEmpty()) {
      settings.put("PARLEY_DB_URL", database.url());
      settings.put("PARLEY_DB_USER", database.user());
      settings.put("PARLEY_DB_PASSWORD", database.password());
    }
    Path data = database.url().isEmpty() ? database.dataDir() : machine.folder(name);
    List<String> arguments =
        List.of("serve", bot(), "--port", String.valueOf(port), "--data", data.toString());
    return new Node(machine, new Machine.Task(name, Main.class, arguments, settings), port);
  }

  private static String bot() {
    try {
      return Path.of(Objects.requireNonNull(Node.class.getResource("bot")).toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  void restart() {
    process = machine.run(task);
  }

  /** Asks it to stop and sees that it does, in time. */
  void stop() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(STOP_SECONDS, TimeUnit.SECONDS))
        .as("the server on port %d stops within %d s", port, STOP_SECONDS)
        .isTrue();
  }

  /** A request to the management API, which it takes. */
  JsonNode call(String verb, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
            .header("Authorization", "Bearer " + API_KEY)
            .header("Content-Type", "application/json")
            .method(
                verb,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
      return JsonMapper.shared().readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  boolean isReady() {
    assertThat(process.isAlive()).as("the server on port %d is running", port).isTrue();
    HttpRequest ready =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready")).build();
    try {
      return HTTP.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
