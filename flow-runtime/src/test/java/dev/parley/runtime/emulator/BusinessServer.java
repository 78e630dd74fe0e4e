package dev.parley.runtime.emulator;

import dev.parley.runtime.whatsapp.Signature;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A business behind a webhook: it checks signatures, keeps what it got, and may answer. */
final class BusinessServer implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final AppSecrets secrets;
  private final Javalin server;
  private final List<byte[]> bodies = new ArrayList<>();
  private final Deque<Integer> statuses = new ArrayDeque<>();
  private int attempts;
  private Consumer<JsonNode> onMessage = message -> {};

  BusinessServer(AppSecrets secrets) {
    this.secrets = secrets;
    this.server =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.concurrency.useVirtualThreads = true;
          config.routes.get("/webhook", this::verify);
          config.routes.post("/webhook", this::receive);
        });
    server.start(0);
  }

  URI webhook() {
    return URI.create("http://localhost:" + server.port() + "/webhook");
  }

  /** The next webhooks get these statuses, those after them 200. */
  synchronized void answer(int... codes) {
    for (int code : codes) {
      statuses.add(code);
    }
  }

  /** From now on every webhook gets 200. */
  synchronized void recover() {
    statuses.clear();
  }

  /** Calls back with every customer message, after it was acknowledged. */
  synchronized void onMessage(Consumer<JsonNode> listener) {
    onMessage = listener;
  }

  private void verify(Context context) {
    boolean known = secrets.verifyToken().equals(context.queryParam("hub.verify_token"));
    context.status(known ? 200 : 403);
    context.result(known ? String.valueOf(context.queryParam("hub.challenge")) : "");
  }

  private void receive(Context context) {
    byte[] body = context.bodyAsBytes();
    int status = status(body, context.header(Signature.HEADER));
    context.status(status);
    if (status == 200) {
      Consumer<JsonNode> listener = keep(body);
      Thread.startVirtualThread(() -> messagesIn(body).forEach(listener));
    }
  }

  private synchronized int status(byte[] body, String signature) {
    attempts++;
    boolean signed = Signature.verify(body, signature, List.of(secrets.appSecret()));
    return signed ? Optional.ofNullable(statuses.poll()).orElse(200) : 401;
  }

  private synchronized Consumer<JsonNode> keep(byte[] body) {
    bodies.add(body);
    return onMessage;
  }

  synchronized int attempts() {
    return attempts;
  }

  /** The bodies that were acknowledged, as text. */
  synchronized List<String> texts() {
    return bodies.stream().map(body -> new String(body, StandardCharsets.UTF_8)).toList();
  }

  /** The values of all changes that were acknowledged. */
  synchronized List<JsonNode> values() {
    return bodies.stream().flatMap(BusinessServer::valuesIn).toList();
  }

  List<JsonNode> messages() {
    return items("messages");
  }

  List<JsonNode> statuses() {
    return items("statuses");
  }

  private List<JsonNode> items(String key) {
    return values().stream().flatMap(value -> all(value.path(key))).toList();
  }

  private static Stream<JsonNode> messagesIn(byte[] body) {
    return valuesIn(body).flatMap(value -> all(value.path("messages")));
  }

  private static Stream<JsonNode> valuesIn(byte[] body) {
    return all(JSON.readTree(body).path("entry"))
        .flatMap(entry -> all(entry.path("changes")))
        .map(change -> change.path("value"));
  }

  private static Stream<JsonNode> all(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  @Override
  public void close() {
    server.stop();
  }
}
