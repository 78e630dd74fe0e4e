package dev.parley.runtime.whatsapp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphMediaTest {
  private static final Credentials CREDENTIALS = new Credentials("106540352242922", "EAAtoken");
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final byte[] PICTURE = "not really a picture".getBytes(UTF_8);
  private static final long MOST = 1000;

  @TempDir Path folder;
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<String> tokensElsewhere = Collections.synchronizedList(new ArrayList<>());
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    end.countDown();
    for (AutoCloseable resource : open.reversed()) {
      resource.close();
    }
  }

  @Test
  void a_file_is_uploaded_in_parts_and_gets_an_id() throws Exception {
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    URI graph =
        serve(exchange -> {
          seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          seen.add(exchange.getRequestHeaders().getFirst("Authorization"));
          seen.add(exchange.getRequestHeaders().getFirst("Content-Type"));
          seen.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
          answer(exchange, 200, "{\"id\":\"4490709327384033\"}");
        });
    Path file = Files.write(folder.resolve("x"), PICTURE);
    assertThat(media(graph, LONG).upload(CREDENTIALS, new Upload(file, "image/png", "a \"b\".png")))
        .isEqualTo(new MediaAnswer.Done<>("4490709327384033"));
    String boundary = seen.get(2).replace("multipart/form-data; boundary=", "");
    assertThat(seen.subList(0, 2))
        .containsExactly("POST /graph/v24.0/106540352242922/media", "Bearer EAAtoken");
    assertThat(seen.get(3))
        .isEqualTo(
            """
            --B
            Content-Disposition: form-data; name="messaging_product"

            whatsapp
            --B
            Content-Disposition: form-data; name="type"

            image/png
            --B
            Content-Disposition: form-data; name="file"; filename="a__b_.png"
            Content-Type: image/png

            not really a picture
            --B--
            """
                .replace("\n", "\r\n")
                .replace("--B", "--" + boundary));
  }

  @Test
  void a_file_that_is_not_there_and_a_type_that_is_none_are_refused() throws Exception {
    URI graph = serve(exchange -> answer(exchange, 200, "{}"));
    Upload missing = new Upload(folder.resolve("none"), "image/png", "n");
    assertThat(media(graph, LONG).upload(CREDENTIALS, missing))
        .isEqualTo(new MediaAnswer.Unacceptable<>("The file to be uploaded cannot be read."));
    for (String type : List.of("", "image", "image/png\r\nX: y", "image/png; a=b; c")) {
      assertThatThrownBy(() -> new Upload(folder, type, "n"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void closing_does_not_wait_for_a_file_that_hardly_comes() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    URI graph =
        serve(exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write(PICTURE);
          exchange.getResponseBody().flush();
          begun.countDown();
          awaitEnd();
        });
    GraphClient client = new GraphClient(GraphClient.Settings.of(graph, "v24.0"));
    GraphMedia media = new GraphMedia(client, LONG);
    URI at = graph.resolve("/files/1");
    MediaPlace place = new MediaPlace(at, Optional.empty(), Optional.empty(), Optional.of(1_000L));
    CompletableFuture<MediaAnswer<GraphMedia.Fetched>> fetched =
        CompletableFuture.supplyAsync(
            () -> media.fetch(CREDENTIALS, place, folder.resolve("y"), MOST),
            Thread::startVirtualThread);
    begun.await();
    client.close();
    assertThat(fetched.join()).isInstanceOf(MediaAnswer.Failed.class);
  }

  @Test
  void a_place_is_asked_for_by_id_and_number() throws Exception {
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    String answer = Payloads.find().named("resp-media-url-1.json").text();
    URI graph =
        serve(exchange -> {
          seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          answer(exchange, 200, answer);
        });
    MediaAnswer<MediaPlace> place = media(graph, LONG).locate(CREDENTIALS, "1227829768162607");
    assertThat(place)
        .isInstanceOfSatisfying(
            MediaAnswer.Done.class,
            done -> {
              MediaPlace at = (MediaPlace) done.value();
              assertThat(at.url().getHost()).isEqualTo("lookaside.fbsbx.com");
              assertThat(at.mimeType()).contains("image/png");
              assertThat(at.bytes()).contains(103632L);
              assertThat(at.sha256()).isPresent();
            });
    assertThat(seen)
        .containsExactly("GET /graph/v24.0/1227829768162607?phone_number_id=106540352242922");
    assertThat(media(graph, LONG).locate(CREDENTIALS, "../me"))
        .isInstanceOf(MediaAnswer.Unacceptable.class);
  }

  @Test
  void a_graph_error_is_a_refusal_and_anything_else_a_failure() throws Exception {
    URI refusing =
        serve(e -> answer(e, 400, "{\"error\":{\"code\":131053,\"message\":\"upload\"}}"));
    assertThat(media(refusing, LONG).locate(CREDENTIALS, "1"))
        .isInstanceOfSatisfying(
            MediaAnswer.Refused.class, r -> assertThat(r.error().code()).isEqualTo(131053));
    for (String body : List.of("", "<html>", "{}", "{\"url\":\"not a url\"}")) {
      URI odd = serve(e -> answer(e, 200, body));
      assertThat(media(odd, LONG).locate(CREDENTIALS, "1")).isInstanceOf(MediaAnswer.Failed.class);
    }
  }

  @Test
  void a_file_is_fetched_with_the_token_and_its_hash_is_checked_in_either_spelling()
      throws Exception {
    List<String> tokens = Collections.synchronizedList(new ArrayList<>());
    URI graph =
        serve(exchange -> {
          tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
          answer(exchange, 200, PICTURE);
        });
    String hex = sha256(PICTURE);
    String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    for (String said : List.of(hex, hex.toUpperCase(java.util.Locale.ROOT), base64, "no hash")) {
      Path target = folder.resolve("t");
      assertThat(fetch(graph, place(graph.resolve("file"), said), target))
          .isEqualTo(new MediaAnswer.Done<>(new GraphMedia.Fetched(PICTURE.length, hex)));
      assertThat(target).hasBinaryContent(PICTURE);
    }
    assertThat(tokens).hasSize(4).containsOnly("Bearer EAAtoken");
    String wrong = sha256("other".getBytes(UTF_8));
    assertThat(fetch(graph, place(graph.resolve("file"), wrong), folder.resolve("t")))
        .isInstanceOf(MediaAnswer.Failed.class);
  }

  @Test
  void the_token_is_shown_to_graph_and_to_metas_hosts_only() {
    MediaHosts hosts = new MediaHosts(URI.create("https://graph.facebook.com/x"));
    for (String url :
        List.of(
            "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1",
            "https://LOOKASIDE.fbsbx.com:443/a",
            "https://scontent-lax3-1.xx.fbcdn.net/a",
            "https://mmg.whatsapp.net/a",
            "https://graph.facebook.com/a")) {
      assertThat(hosts.allows(URI.create(url))).as(url).isTrue();
    }
    for (String url :
        List.of(
            "http://lookaside.fbsbx.com/a",
            "https://lookaside.fbsbx.com:8443/a",
            "https://fbsbx.com.evil.example/a",
            "https://evilfbsbx.com/a",
            "https://lookaside.fbsbx.com@evil.example/a",
            "https://graph.facebook.com@evil.example/a",
            "https://a:b@graph.facebook.com/a",
            "http://graph.facebook.com/a",
            "https://localhost/a",
            "file:///etc/passwd",
            "/relative")) {
      assertThat(hosts.allows(URI.create(url))).as(url).isFalse();
    }
  }

  @Test
  void another_host_is_not_asked_and_a_redirect_to_one_is_not_followed() throws Exception {
    URI elsewhere =
        serve(exchange -> {
          tokensElsewhere.add(exchange.getRequestHeaders().getFirst("Authorization"));
          answer(exchange, 200, PICTURE);
        });
    URI graph =
        serve(exchange -> {
          exchange.getResponseHeaders().add("Location", elsewhere.toString());
          answer(exchange, 302, "");
        });
    assertThat(fetch(graph, place(elsewhere, ""), folder.resolve("t")))
        .isEqualTo(
            new MediaAnswer.Unacceptable<>(
                "The file lies at localhost, which must not see the access token."));
    assertThat(fetch(graph, place(graph.resolve("file"), ""), folder.resolve("t")))
        .isInstanceOf(MediaAnswer.Unacceptable.class);
    assertThat(tokensElsewhere).isEmpty();
  }

  @Test
  void a_redirect_to_an_allowed_host_is_followed_and_a_circle_ends() throws Exception {
    URI graph =
        serve(exchange -> {
          boolean there = exchange.getRequestURI().getPath().endsWith("there");
          exchange.getResponseHeaders().add("Location", there ? "nowhere" : "there");
          answer(exchange, there ? 200 : 307, there ? PICTURE : new byte[0]);
        });
    assertThat(fetch(graph, place(graph.resolve("here"), ""), folder.resolve("t")))
        .isInstanceOf(MediaAnswer.Done.class);
    URI circle =
        serve(exchange -> {
          exchange.getResponseHeaders().add("Location", "again");
          answer(exchange, 307, "");
        });
    assertThat(fetch(circle, place(circle.resolve("again"), ""), folder.resolve("t")))
        .isEqualTo(new MediaAnswer.Failed<>("The file's address leads on and on."));
  }

  @Test
  void more_bytes_than_allowed_are_not_fetched_whether_announced_or_not() throws Exception {
    byte[] large = new byte[(int) MOST + 1];
    URI graph = serve(exchange -> answer(exchange, 200, large));
    MediaPlace unsaid = place(graph.resolve("file"), "");
    MediaPlace said =
        new MediaPlace(unsaid.url(), Optional.empty(), Optional.empty(), Optional.of(MOST + 1));
    for (MediaPlace place : List.of(unsaid, said)) {
      assertThat(fetch(graph, place, folder.resolve("t")))
          .isEqualTo(new MediaAnswer.Unacceptable<>("The file has more than 1000 bytes."));
    }
  }

  @Test
  void an_address_that_is_over_and_a_file_that_ends_early_fail_this_time() throws Exception {
    URI gone = serve(exchange -> answer(exchange, 404, ""));
    assertThat(fetch(gone, place(gone, ""), folder.resolve("t")))
        .isEqualTo(new MediaAnswer.Failed<>("The file's address is no longer valid."));
    URI early = serve(exchange -> answer(exchange, 200, PICTURE));
    MediaPlace longer =
        new MediaPlace(early, Optional.empty(), Optional.empty(), Optional.of(500L));
    assertThat(fetch(early, longer, folder.resolve("t")))
        .isEqualTo(new MediaAnswer.Failed<>("The file ended early."));
  }

  @Test
  void a_file_that_never_ends_is_given_up() throws Exception {
    URI graph =
        serve(exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(PICTURE);
          exchange.getResponseBody().flush();
          awaitEnd();
        });
    assertThat(
            media(graph, Duration.ofMillis(300))
                .fetch(CREDENTIALS, place(graph.resolve("file"), ""), folder.resolve("t"), MOST))
        .isInstanceOf(MediaAnswer.Failed.class);
  }

  private MediaAnswer<GraphMedia.Fetched> fetch(URI graph, MediaPlace place, Path target) {
    return media(graph, LONG).fetch(CREDENTIALS, place, target, MOST);
  }

  private static MediaPlace place(URI url, String sha256) {
    return new MediaPlace(
        url,
        Optional.of("image/png"),
        Optional.of(sha256).filter(s -> !s.isEmpty()),
        Optional.empty());
  }

  private static String sha256(byte[] bytes) {
    var digest = Digests.sha256();
    digest.update(bytes);
    return Digests.hex(digest);
  }

  private GraphMedia media(URI base, Duration patience) {
    GraphClient client = new GraphClient(new GraphClient.Settings(base, "v24.0", LONG, LONG));
    open.add(client);
    return new GraphMedia(client, patience);
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

  /** Keeps an exchange open until the test is over. */
  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    answer(exchange, status, body.getBytes(UTF_8));
  }

  private static void answer(HttpExchange exchange, int status, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
