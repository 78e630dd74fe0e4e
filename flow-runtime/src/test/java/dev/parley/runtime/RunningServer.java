package dev.parley.runtime;

import dev.parley.dsl.Bots;
import dev.parley.runtime.whatsapp.FormKey;
import dev.parley.runtime.whatsapp.Signature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real server on a free port with a real number's settings, and a hand to poke it with. */
final class RunningServer implements AutoCloseable {
  static final String SECRET = "test_app_secret";
  static final String VERIFY_TOKEN = "a verify token";
  static final String ACCESS_TOKEN = "EAAGtest";
  static final String API_KEY = "an-api-key-of-a-test";
  static final FormKey FORM_KEY = FormKey.generate();

  final Runtime runtime;
  private final HttpClient client = HttpClient.newHttpClient();

  private RunningServer(Runtime runtime) {
    this.runtime = runtime;
  }

  /** Starts with this bot on this number. */
  static RunningServer start(Path folder, String flow, String phoneNumberId, URI graph)
      throws IOException {
    return start(
        folder, flow, graph, Map.of(Setting.PARLEY_WHATSAPP_PHONE_NUMBER_ID.name(), phoneNumberId));
  }

  /** Starts with this bot and these variables of the environment. */
  static RunningServer start(Path folder, String flow, URI graph, Map<String, String> environment)
      throws IOException {
    Path bot = Files.createDirectories(folder.resolve("bot"));
    Files.writeString(bot.resolve("hello.flow"), flow);
    SettingSources sources =
        new SettingSources()
            .environment(environment)
            .flag(Setting.PARLEY_PORT, Optional.of("0"))
            .flag(Setting.PARLEY_DATA, Optional.of(folder.resolve("data").toString()))
            .flag(Setting.PARLEY_API_KEY, Optional.of(API_KEY))
            .flag(Setting.PARLEY_FORM_KEY, Optional.of(FORM_KEY.privatePem()))
            .flag(Setting.PARLEY_WHATSAPP_ACCESS_TOKEN, Optional.of(ACCESS_TOKEN))
            .flag(Setting.PARLEY_WHATSAPP_APP_SECRET, Optional.of(SECRET))
            .flag(Setting.PARLEY_WHATSAPP_VERIFY_TOKEN, Optional.of(VERIFY_TOKEN))
            .flag(Setting.PARLEY_WHATSAPP_GRAPH_URL, Optional.of(graph.toString()))
            .flag(Setting.PARLEY_WHATSAPP_GRAPH_VERSION, Optional.of("v23.0"));
    return new RunningServer(Runtime.start(Config.of(sources), Optional.of(Bots.load(bot))));
  }

  HttpResponse<String> get(String path, @Nullable String key) {
    HttpRequest.Builder request = HttpRequest.newBuilder(url(path));
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    return send(request.build());
  }

  /** Posts JSON to the management API. */
  HttpResponse<String> post(String path, String json) {
    return send(
        HttpRequest.newBuilder(url(path))
            .header("Authorization", "Bearer " + API_KEY)
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  /** Posts a webhook with the signature that Meta would give it. */
  HttpResponse<String> webhook(byte[] body) {
    return webhook(body, Signature.sign(body, SECRET));
  }

  HttpResponse<String> webhook(byte[] body, @Nullable String signature) {
    return post("/webhooks/whatsapp", body, signature);
  }

  HttpResponse<String> post(String path, byte[] body, @Nullable String signature) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url(path)).POST(BodyPublishers.ofByteArray(body));
    if (signature != null) {
      request.header(Signature.HEADER, signature);
    }
    return send(request.build());
  }

  private URI url(String path) {
    return URI.create("http://localhost:" + runtime.port() + path);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Everything that {@code GET /api/v1/events} lists, page by page. */
  List<JsonNode> events() {
    List<JsonNode> all = new ArrayList<>();
    String after = "";
    do {
      String path = "/api/v1/events?limit=200" + (after.isEmpty() ? "" : "&after=" + after);
      JsonNode page = JsonMapper.shared().readTree(get(path, API_KEY).body());
      page.get("items").forEach(all::add);
      after = page.get("next").isNull() ? "" : page.get("next").asString();
    } while (!after.isEmpty());
    return all;
  }

  @Override
  public void close() {
    client.close();
    runtime.close();
  }
}
