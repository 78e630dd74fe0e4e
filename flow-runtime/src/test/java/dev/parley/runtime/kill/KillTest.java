package dev.parley.runtime.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.Main;
import dev.parley.runtime.line.Meta;
import dev.parley.runtime.store.Database;
import dev.parley.runtime.store.StoreSettings;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kills the real server with SIGKILL at random moments while customers are in the middle of their
 * conversations, and then looks into the ledger that another process has kept.
 *
 * <p>The nightly build kills more often, and {@code -Dparley.kills=N} as often as one likes.
 */
class KillTest {
  private static final int KILLS =
      Integer.getInteger("parley.kills", Boolean.getBoolean("parley.nightly") ? 200 : 20);
  private static final int NODE_KILLS =
      Integer.getInteger("parley.kills", Boolean.getBoolean("parley.nightly") ? 60 : 3);
  private static final int CUSTOMERS = 12;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LONGEST_LIFE = Duration.ofSeconds(2);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Process> processes = new ArrayList<>();
  private final Random random = new Random();
  private final List<Integer> ports = new ArrayList<>();
  private Optional<StoreSettings> database = Optional.empty();
  private int worldPort;

  @AfterEach
  void endAll() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void every_acknowledged_message_is_answered_exactly_once_and_in_order() throws Exception {
    long start = System.nanoTime();
    begin(1);
    Process server = serve(0);
    eventually(() -> everybodyHasBegun(ledger()));
    int midway = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      LockSupport.parkNanos(random.nextLong(LONGEST_LIFE.toNanos()));
      assertThat(everybodyHasBegun(ledger())).isTrue();
      midway += unanswered(ledger());
      server.destroyForcibly().waitFor();
      server = serve(0);
    }
    JsonNode ledger = end();
    tell(ledger, KILLS, midway, Duration.ofNanos(System.nanoTime() - start));
    everythingWasAnsweredOnceAndInOrder(ledger);
  }

  /**
   * Two servers on one PostgreSQL; while one is away, the other leads all conversations. At night
   * only, until no message in doubt is sent again whose status is on its way.
   */
  @Test
  @EnabledIfSystemProperty(named = "parley.nightly", matches = "true")
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void conversations_of_a_killed_node_go_on_with_the_other() throws Exception {
    database = Optional.of(Database.POSTGRESQL.fresh());
    long start = System.nanoTime();
    begin(2);
    List<Process> servers = new ArrayList<>(List.of(serve(0), serve(1)));
    eventually(() -> everybodyHasBegun(ledger()));
    int midway = 0;
    for (int kill = 0; kill < NODE_KILLS; kill++) {
      LockSupport.parkNanos(random.nextLong(LONGEST_LIFE.toNanos()));
      midway += unanswered(ledger());
      int victim = random.nextInt(servers.size());
      servers.get(victim).destroyForcibly().waitFor();
      awaitAnswersOfAll();
      servers.set(victim, serve(victim));
    }
    JsonNode ledger = end();
    tell(ledger, NODE_KILLS, midway, Duration.ofNanos(System.nanoTime() - start));
    everythingWasAnsweredOnceAndInOrder(ledger);
  }

  /** Waits until every customer has been answered since now, and says how long each took. */
  private void awaitAnswersOfAll() {
    long killed = System.nanoTime();
    Map<String, Integer> before = answers(ledger());
    List<Long> millis = new ArrayList<>();
    Set<String> waiting = new HashSet<>(before.keySet());
    eventually(() -> {
      Map<String, Integer> now = answers(ledger());
      int left = waiting.size();
      waiting.removeIf(phone -> now.getOrDefault(phone, 0) > before.get(phone) + 1);
      long since = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killed);
      millis.addAll(Collections.nCopies(left - waiting.size(), since));
      return waiting.isEmpty();
    });
    System.out.printf("SIGKILL of a node: conversations went on after %s ms%n", millis);
  }

  private static Map<String, Integer> answers(JsonNode ledger) {
    return stream(ledger.path("customers"))
        .collect(Collectors.toMap(c -> c.path("phone").asString(), c -> c.path("answers").size()));
  }

  private void begin(int servers) throws IOException {
    worldPort = freePort();
    for (int i = 0; i < servers; i++) {
      ports.add(freePort());
    }
    String webhooks =
        ports.stream()
            .map(port -> "http://127.0.0.1:" + port + "/webhooks/whatsapp")
            .collect(Collectors.joining(","));
    run(World.class, List.of(String.valueOf(worldPort), webhooks, String.valueOf(CUSTOMERS)));
  }

  private JsonNode end() {
    get("/quiet");
    patiently(() -> unanswered(ledger()) == 0);
    return ledger();
  }

  private static void everythingWasAnsweredOnceAndInOrder(JsonNode ledger) {
    for (JsonNode customer : ledger.path("customers")) {
      assertThat(texts(customer.path("answers")))
          .as("the answers to %s", customer.path("phone").asString())
          .isEqualTo(expected(customer));
    }
    assertThat(ids(ledger)).as("messages that Graph was given twice").doesNotHaveDuplicates();
  }

  /** The flow counts its turns and says what it heard. */
  private static List<String> expected(JsonNode customer) {
    List<String> expected = new ArrayList<>(List.of("Echo.", "0:start"));
    int turn = 0;
    for (JsonNode text : customer.path("acknowledged")) {
      if (!text.asString().equals("echo")) {
        expected.add(++turn + ":" + text.asString());
      }
    }
    return expected;
  }

  private static List<String> texts(JsonNode answers) {
    return stream(answers).map(answer -> answer.path("text").asString()).toList();
  }

  private static List<String> ids(JsonNode ledger) {
    return stream(ledger.path("customers"))
        .flatMap(customer -> stream(customer.path("answers")))
        .map(answer -> answer.path("id").asString())
        .toList();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static boolean everybodyHasBegun(JsonNode ledger) {
    return stream(ledger.path("customers")).allMatch(c -> c.path("answers").size() >= 2);
  }

  private static int unanswered(JsonNode ledger) {
    return stream(ledger.path("customers"))
        .mapToInt(c -> Math.max(0, c.path("acknowledged").size() + 1 - c.path("answers").size()))
        .sum();
  }

  private static void tell(JsonNode ledger, int kills, int midway, Duration took) {
    int acknowledged =
        stream(ledger.path("customers")).mapToInt(c -> c.path("acknowledged").size()).sum();
    System.out.printf(
        "SIGKILL: %d kills, %d customers, %d messages acknowledged, %d answers, %d unanswered at"
            + " the moments of the kills, %d webhook calls repeated, %d statuses, %d s%n",
        kills,
        CUSTOMERS,
        acknowledged,
        ids(ledger).size(),
        midway,
        ledger.path("refusals").asInt(),
        ledger.path("statuses").asInt(),
        took.toSeconds());
  }

  private Process serve(int number) throws IOException, URISyntaxException {
    Path bot = Path.of(Objects.requireNonNull(KillTest.class.getResource("bot")).toURI());
    Process server =
        run(
            Main.class,
            List.of(
                "serve",
                bot.toString(),
                "--port",
                String.valueOf(ports.get(number)),
                "--data",
                folder.resolve("data" + number).toString()));
    eventually(() -> isReady(server, ports.get(number)));
    return server;
  }

  private Map<String, String> settings() {
    return Map.of(
        "PARLEY_WHATSAPP_PHONE_NUMBER_ID", Meta.NUMBER,
        "PARLEY_WHATSAPP_WABA_ID", "102290129340398",
        "PARLEY_WHATSAPP_ACCESS_TOKEN", "token",
        "PARLEY_WHATSAPP_APP_SECRET", World.SECRET,
        "PARLEY_WHATSAPP_VERIFY_TOKEN", "verify",
        "PARLEY_WHATSAPP_GRAPH_URL", "http://127.0.0.1:" + worldPort,
        "PARLEY_WHATSAPP_GRAPH_VERSION", "v24.0",
        "PARLEY_SEND_DOUBT_WAIT", "3s",
        "PARLEY_WHATSAPP_THROUGHPUT", "0",
        "LC_ALL", "C.UTF-8");
  }

  private boolean isReady(Process server, int port) {
    assertThat(server.isAlive()).as("the server is running").isTrue();
    try {
      HttpRequest ready =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready")).build();
      return http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Process run(Class<?> main, List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(arguments);
    File log = folder.resolve(main.getSimpleName() + ".log").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    builder.environment().putAll(settings());
    database.ifPresent(db ->
        builder
            .environment()
            .putAll(
                Map.of(
                    "PARLEY_DB_URL", db.url(),
                    "PARLEY_DB_USER", db.user(),
                    "PARLEY_DB_PASSWORD", db.password())));
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private JsonNode ledger() {
    return get("/ledger");
  }

  private JsonNode get(String path) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + worldPort + path)).build();
      return JsonMapper.shared()
          .readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      return JsonMapper.shared().createObjectNode();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void eventually(BooleanSupplier condition) {
    assertThat(patiently(condition)).as("it happens within " + PATIENCE).isTrue();
  }

  private static boolean patiently(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(20_000_000);
    }
    return true;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
