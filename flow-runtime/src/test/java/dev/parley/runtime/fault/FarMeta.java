package dev.parley.runtime.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The emulator of another process, as anybody can use it: by HTTP. */
final class FarMeta {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int PAGE = 1_000;

  private final URI root;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  FarMeta(int port) {
    root = URI.create("http://localhost:" + port);
  }

  boolean isReady() {
    try {
      return call(HttpRequest.newBuilder(root.resolve("/emulator/control")).build()).statusCode()
          == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** A customer writes. */
  void write(String phone, String text) {
    post("/phone/api/customers/" + phone + "/messages", Map.of("text", text));
  }

  /** Gives commands to the emulator. */
  void order(List<String> commands) {
    post("/emulator/control", Map.of("commands", commands));
  }

  /** What holds and what is to come. */
  JsonNode state() {
    return get("/emulator/control");
  }

  /** Everybody with a phone. */
  JsonNode people() {
    return get("/phone/api/state").path("customers");
  }

  /** What happened after an entry of the ledger. */
  JsonNode ledger(long after) {
    return get("/emulator/ledger?limit=" + PAGE + "&after=" + after).path("items");
  }

  private JsonNode get(String path) {
    return read(call(HttpRequest.newBuilder(root.resolve(path)).build()));
  }

  private void post(String path, Map<String, ?> body) {
    read(
        call(
            HttpRequest.newBuilder(root.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build()));
  }

  private static JsonNode read(HttpResponse<String> answer) {
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(answer.request() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> call(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
