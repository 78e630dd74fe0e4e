package dev.parley.runtime.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GraphClientTest {
  private static final String TOKEN = "EAAsecret|token";
  private static final Credentials CREDENTIALS = new Credentials("106540352242922", TOKEN);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Outbound HELLO =
      new Outbound(
          new Destination.Phone("16505551234"),
          new OutboundMessage.Text("héllo", false),
          Optional.of("out_1"),
          Optional.empty());
  private static final String ACCEPTED = "{\"messages\":[{\"id\":\"wamid.1\"}]}";

  private final CountDownLatch end = new CountDownLatch(1);
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    end.countDown();
    for (AutoCloseable resource : open.reversed()) {
      resource.close();
    }
  }

  @Test
  void a_message_is_posted_to_the_number_with_the_token() throws Exception {
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    URI base =
        serve(exchange -> {
          seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          seen.add(exchange.getRequestHeaders().getFirst("Authorization"));
          seen.add(exchange.getRequestHeaders().getFirst("Content-Type"));
          seen.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          answer(exchange, 200, ACCEPTED);
        });
    SendResult result = client(base, LONG).send(CREDENTIALS, HELLO);
    assertThat(result)
        .isInstanceOfSatisfying(
            SendResult.Accepted.class, a -> assertThat(a.wamid()).isEqualTo("wamid.1"));
    assertThat(seen)
        .containsExactly(
            "POST /graph/v24.0/106540352242922/messages",
            "Bearer " + TOKEN,
            "application/json",
            Renderer.render(HELLO));
  }

  @Test
  void a_graph_error_is_a_refusal_under_any_http_status() throws Exception {
    for (int status : List.of(400, 401, 403, 429, 500)) {
      URI base =
          serve(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "7");
            answer(exchange, status, "{\"error\":{\"code\":131056,\"message\":\"pair\"}}");
          });
      assertThat(client(base, LONG).send(CREDENTIALS, HELLO))
          .isInstanceOfSatisfying(
              SendResult.Refused.class,
              refused -> {
                assertThat(refused.error().code()).isEqualTo(131056);
                assertThat(refused.httpStatus()).isEqualTo(status);
                assertThat(refused.retryAfter()).contains(Duration.ofSeconds(7));
              });
    }
  }

  @Test
  void a_redirect_is_not_followed_for_it_would_take_the_token_elsewhere() throws Exception {
    CountDownLatch elsewhere = new CountDownLatch(1);
    URI other =
        serve(exchange -> {
          elsewhere.countDown();
          answer(exchange, 200, ACCEPTED);
        });
    URI base =
        serve(exchange -> {
          exchange.getResponseHeaders().add("Location", other.toString());
          answer(exchange, 307, "");
        });
    assertThat(client(base, LONG).send(CREDENTIALS, HELLO)).isInstanceOf(SendResult.Refused.class);
    assertThat(elsewhere.getCount()).isEqualTo(1);
  }

  @Test
  void no_answer_in_time_leaves_the_send_in_doubt() throws Exception {
    URI base = serve(exchange -> awaitEnd());
    assertThat(client(base, SHORT).send(CREDENTIALS, HELLO)).isInstanceOf(SendResult.InDoubt.class);
  }

  @Test
  void an_answer_that_begins_and_does_not_end_leaves_the_send_in_doubt() throws Exception {
    URI base =
        serve(exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(ACCEPTED.getBytes(UTF_8));
          exchange.getResponseBody().flush();
          awaitEnd();
        });
    assertThat(client(base, SHORT).send(CREDENTIALS, HELLO)).isInstanceOf(SendResult.InDoubt.class);
  }

  @Test
  void a_connection_that_breaks_after_the_request_leaves_it_in_doubt_and_is_tried_once()
      throws Exception {
    ServerSocket server = listen();
    Future<Integer> requests = inBackground(() -> breakOff(server, 0));
    SendResult result = client(base(server), LONG).send(CREDENTIALS, HELLO);
    assertThat(result).isInstanceOf(SendResult.InDoubt.class);
    server.close();
    assertThat(requests.get()).isEqualTo(1);
  }

  @Test
  void a_connection_that_is_reset_after_the_request_leaves_it_in_doubt_and_is_tried_once()
      throws Exception {
    ServerSocket server = listen();
    Future<Integer> requests = inBackground(() -> breakOff(server, 1));
    SendResult result = client(base(server), LONG).send(CREDENTIALS, HELLO);
    assertThat(result).isInstanceOf(SendResult.InDoubt.class);
    server.close();
    assertThat(requests.get()).isEqualTo(1);
  }

  @Test
  void nobody_listening_means_not_sent() throws Exception {
    ServerSocket server = listen();
    URI base = base(server);
    server.close();
    assertThat(client(base, LONG).send(CREDENTIALS, HELLO))
        .isEqualTo(new SendResult.NotSent("The connection to Graph was refused"));
  }

  @Test
  void a_host_nobody_knows_means_not_sent() {
    assertThat(client(URI.create("http://graph.invalid"), LONG).send(CREDENTIALS, HELLO))
        .isEqualTo(new SendResult.NotSent("The name of the Graph host is unknown"));
  }

  @Test
  void an_interrupted_send_is_in_doubt_and_stays_interrupted() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    URI base =
        serve(exchange -> {
          arrived.countDown();
          awaitEnd();
        });
    GraphClient client = client(base, LONG);
    Thread sender = Thread.currentThread();
    Future<Boolean> interrupter =
        inBackground(() -> {
          arrived.await();
          sender.interrupt();
          return true;
        });
    assertThat(client.send(CREDENTIALS, HELLO)).isInstanceOf(SendResult.InDoubt.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(interrupter.get()).isTrue();
  }

  @Test
  void many_sends_share_few_connections_and_none_is_lost() throws Exception {
    List<Integer> ports = Collections.synchronizedList(new ArrayList<>());
    URI base =
        serve(exchange -> {
          ports.add(exchange.getRemoteAddress().getPort());
          exchange.getRequestBody().readAllBytes();
          answer(exchange, 200, ACCEPTED);
        });
    GraphClient client = client(base, LONG);
    IntStream.range(0, 50)
        .forEach(i ->
            assertThat(client.send(CREDENTIALS, HELLO)).isInstanceOf(SendResult.Accepted.class));
    assertThat(ports).hasSize(50);
    assertThat(ports.stream().distinct().count()).isLessThan(5);
  }

  @Test
  void a_message_can_be_marked_as_read() throws Exception {
    List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    URI base =
        serve(exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          answer(exchange, 200, "{\"success\":true}");
        });
    assertThat(client(base, LONG).markRead(CREDENTIALS, "wamid.A", true))
        .isInstanceOf(SendResult.Accepted.class);
    assertThat(bodies).containsExactly(Renderer.renderRead("wamid.A", true));
  }

  @Test
  void the_token_is_nowhere_to_be_read() {
    assertThat(CREDENTIALS.toString()).doesNotContain(TOKEN);
    for (String bad : List.of("EAAsecret\n", "EAAsecret ä", "", "EAA secret")) {
      assertThatThrownBy(() -> new Credentials("1", bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void a_number_that_would_change_the_address_is_refused() {
    assertThatThrownBy(() -> new Credentials("1/../2", TOKEN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(TOKEN);
  }

  /** Reads whole requests and then closes, by FIN or by RST, until the server is closed. */
  private static int breakOff(ServerSocket server, int reset) throws IOException {
    int requests = 0;
    while (true) {
      try (Socket socket = server.accept()) {
        readRequest(socket.getInputStream());
        requests++;
        if (reset == 1) {
          socket.setSoLinger(true, 0);
        }
      } catch (java.net.SocketException e) {
        return requests;
      }
    }
  }

  private static void readRequest(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    int expected = Renderer.render(HELLO).getBytes(UTF_8).length;
    for (int c = in.read(); c >= 0; c = text.indexOf("\r\n\r\n") < 0 ? in.read() : -1) {
      text.append((char) c);
    }
    in.readNBytes(expected);
  }

  private GraphClient client(URI base, Duration answerTimeout) {
    GraphClient client =
        new GraphClient(new GraphClient.Settings(base, "v24.0", LONG, answerTimeout));
    open.add(client);
    return client;
  }

  private ServerSocket listen() throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    open.add(server);
    return server;
  }

  private static URI base(ServerSocket server) {
    return URI.create("http://localhost:" + server.getLocalPort() + "/");
  }

  private interface Handler {
    void handle(HttpExchange exchange) throws IOException;
  }

  private URI serve(Handler handler) throws IOException {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", handler::handle);
    server.start();
    open.add(threads);
    open.add(() -> server.stop(0));
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/graph/");
  }

  private <T> Future<T> inBackground(java.util.concurrent.Callable<T> task) {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    open.add(threads);
    return threads.submit(task);
  }

  /** Keeps an exchange open until the test is over. */
  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
