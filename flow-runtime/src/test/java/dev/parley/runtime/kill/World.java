package dev.parley.runtime.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.runtime.line.Meta;
import dev.parley.runtime.whatsapp.Signature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything outside the server, in a process of its own: the customers, Meta's webhooks, which are
 * repeated until they are acknowledged, and the Graph API, which reports each message it took by
 * statuses. It keeps the ledger of what was acknowledged and what was answered.
 */
public final class World {
  static final String SECRET = "test_app_secret";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration WEBHOOK_PAUSE = Duration.ofMillis(25);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

  private final List<URI> webhooks;
  private final HttpClient http =
      HttpClient.newBuilder()
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final Map<String, Customer> customers = new LinkedHashMap<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private final AtomicInteger statuses = new AtomicInteger();
  private final AtomicInteger wamids = new AtomicInteger();
  private volatile boolean writing = true;

  private World(List<URI> webhooks, int count) {
    this.webhooks = webhooks;
    for (int i = 0; i < count; i++) {
      Customer customer = new Customer("49170000%04d".formatted(i));
      customers.put("+" + customer.phone, customer);
    }
  }

  /**
   * Arguments: the port to listen on, the servers' webhooks between commas, the number of
   * customers.
   */
  public static void main(String[] args) throws IOException {
    List<URI> webhooks = Arrays.stream(args[1].split(",")).map(URI::create).toList();
    World world = new World(webhooks, Integer.parseInt(args[2]));
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])),
            256);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", world::graph);
    server.createContext("/ledger", world::ledger);
    server.createContext("/quiet", world::quiet);
    server.start();
    world
        .customers
        .values()
        .forEach(customer -> Thread.startVirtualThread(() -> world.live(customer)));
  }

  private static final class Customer {
    final String phone;
    final List<String> acknowledged = new ArrayList<>();
    final List<Map<String, String>> answers = new ArrayList<>();

    Customer(String phone) {
      this.phone = phone;
    }

    synchronized void acknowledged(String text) {
      acknowledged.add(text);
      notifyAll();
    }

    synchronized void answered(String id, String text) {
      answers.add(Map.of("id", id, "text", text));
      notifyAll();
    }

    /** The first message has two answers, each further one has one. */
    synchronized void awaitAnswers() throws InterruptedException {
      while (answers.size() <= acknowledged.size()) {
        wait();
      }
    }

    synchronized Map<String, Object> ledger() {
      return Map.of(
          "phone",
          phone,
          "acknowledged",
          List.copyOf(acknowledged),
          "answers",
          List.copyOf(answers));
    }
  }

  /** Writes, now and then twice before there is an answer, and waits for the answers. */
  private void live(Customer customer) {
    try {
      say(customer, "echo", 0);
      int word = 1;
      while (writing) {
        customer.awaitAnswers();
        int burst = ThreadLocalRandom.current().nextInt(4) == 0 ? 3 : 1;
        for (int i = 0; i < burst && writing; i++) {
          say(customer, "w" + word, word);
          word++;
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(40_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void say(Customer customer, String text, int number) {
    String wamid = "wamid.in." + customer.phone + "." + number;
    deliver(Meta.text(Meta.Customer.phone(customer.phone), text, wamid));
    customer.acknowledged(text);
  }

  /**
   * As Meta does: the same body again and again until it is acknowledged, by any of the servers
   * that stand behind the one address.
   */
  private void deliver(String body) {
    byte[] bytes = body.getBytes(UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder()
            .header(Signature.HEADER, Signature.sign(bytes, SECRET))
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(5))
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes));
    Duration pause = WEBHOOK_PAUSE;
    while (!acknowledged(request.uri(anyWebhook()).build())) {
      refusals.incrementAndGet();
      LockSupport.parkNanos(pause.toNanos());
      pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
    }
  }

  private URI anyWebhook() {
    return webhooks.get(ThreadLocalRandom.current().nextInt(webhooks.size()));
  }

  private boolean acknowledged(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The Graph API: a message it has read is a message it has sent, whoever lives to hear of it. */
  private void graph(HttpExchange exchange) throws IOException {
    JsonNode message = JSON.readTree(exchange.getRequestBody().readAllBytes());
    String id = message.path("biz_opaque_callback_data").asString();
    Customer customer = customers.get(message.path("to").asString());
    String wamid = "wamid.out." + wamids.incrementAndGet();
    if (customer == null) {
      answer(exchange, 400, Map.of("error", Map.of("code", 100, "message", "Nobody")));
      return;
    }
    customer.answered(id, message.path("text").path("body").asString());
    Thread.startVirtualThread(() -> report(wamid, id));
    answer(
        exchange,
        200,
        Map.of(
            "messaging_product",
            "whatsapp",
            "contacts",
            List.of(Map.of("input", customer.phone, "wa_id", customer.phone)),
            "messages",
            List.of(Map.of("id", wamid))));
  }

  private void report(String wamid, String id) {
    for (String status : List.of("sent", "delivered")) {
      deliver(Meta.status(wamid, status, id));
      statuses.incrementAndGet();
    }
  }

  private void ledger(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        200,
        Map.of(
            "customers",
            customers.values().stream().map(Customer::ledger).toList(),
            "refusals",
            refusals.get(),
            "statuses",
            statuses.get()));
  }

  private void quiet(HttpExchange exchange) throws IOException {
    writing = false;
    answer(exchange, 200, Map.of());
  }

  private static void answer(HttpExchange exchange, int status, Map<String, Object> body)
      throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
