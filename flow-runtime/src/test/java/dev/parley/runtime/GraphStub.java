package dev.parley.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Any HTTP server that the settings point at in Meta's place: it accepts every send. */
final class GraphStub implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  private final HttpServer server;
  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private final AtomicInteger ids = new AtomicInteger();

  /** What it gives to whoever asks, by the path; 404 for anything else. */
  final Map<String, byte[]> files = new ConcurrentHashMap<>();

  /** The paths that were asked for with an access token. */
  final Set<String> shown = ConcurrentHashMap.newKeySet();

  /** One POST as it came. */
  record Call(String path, String authorization, JsonNode body) {}

  GraphStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("POST")) {
        give(exchange);
        return;
      }
      JsonNode body = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      calls.add(new Call(exchange.getRequestURI().getPath(), authorization, body));
      String answer =
          """
          {"messaging_product":"whatsapp","contacts":[{"input":"x","wa_id":"x"}],
           "messages":[{"id":"wamid.stub%d"}]}\
          """
              .formatted(ids.incrementAndGet());
      byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private void give(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (exchange.getRequestHeaders().getFirst("Authorization") != null) {
      shown.add(path);
    }
    byte[] file = files.get(path);
    exchange.sendResponseHeaders(file == null ? 404 : 200, file == null ? -1 : file.length);
    if (file != null) {
      exchange.getResponseBody().write(file);
    }
  }

  URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** The next call; fails if none comes. */
  Call next() throws InterruptedException {
    Call call = calls.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (call == null) {
      throw new AssertionError("Nothing was sent within " + PATIENCE_SECONDS + " seconds");
    }
    return call;
  }

  /** How many calls nobody has looked at. */
  int waiting() {
    return calls.size();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
