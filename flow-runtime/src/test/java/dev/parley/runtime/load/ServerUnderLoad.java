package dev.parley.runtime.load;

import dev.parley.runtime.Main;
import dev.parley.runtime.line.Meta;
import dev.parley.runtime.store.StoreSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real server in a process of its own, started as the launcher starts it. */
final class ServerUnderLoad implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** What requests to the management API show. */
  static final String API_KEY = "an-api-key-under-load";

  private static final Duration POLL = Duration.ofMillis(50);

  private final Process process;
  private final int port;

  private ServerUnderLoad(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it and waits until it is ready. The system property {@code load.java} has more options
   * for its JVM, such as {@code -XX:StartFlightRecording:filename=r1.jfr}.
   */
  static ServerUnderLoad start(int graphPort, StoreSettings database) throws Exception {
    int port = freePort();
    Path folder = Files.createTempDirectory("parley-load");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:MetaspaceSize=128m",
                "--enable-native-access=ALL-UNNAMED"));
    Arrays.stream(System.getProperty("load.java", "").split(" "))
        .filter(option -> !option.isBlank())
        .forEach(command::add);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "serve",
            bot(),
            "--port",
            String.valueOf(port),
            "--data",
            database.url().isEmpty() ? database.dataDir().toString() : folder.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("server.log").toFile());
    settings(builder, graphPort, database);
    ServerUnderLoad server = new ServerUnderLoad(builder.start(), port);
    Runtime.getRuntime().addShutdownHook(new Thread(server.process::destroyForcibly));
    server.awaitReady();
    return server;
  }

  private static void settings(ProcessBuilder builder, int graphPort, StoreSettings database) {
    var settings = builder.environment();
    settings.put("PARLEY_WHATSAPP_PHONE_NUMBER_ID", Meta.NUMBER);
    settings.put("PARLEY_WHATSAPP_WABA_ID", "102290129340398");
    settings.put("PARLEY_WHATSAPP_ACCESS_TOKEN", "token");
    settings.put("PARLEY_WHATSAPP_APP_SECRET", Caller.SECRET);
    settings.put("PARLEY_WHATSAPP_VERIFY_TOKEN", "verify");
    settings.put("PARLEY_WHATSAPP_GRAPH_URL", "http://127.0.0.1:" + graphPort);
    settings.put("PARLEY_WHATSAPP_THROUGHPUT", "0");
    settings.put("PARLEY_API_KEY", API_KEY);
    if (!database.url().isEmpty()) {
      settings.put("PARLEY_DB_URL", database.url());
      settings.put("PARLEY_DB_USER", database.user());
      settings.put("PARLEY_DB_PASSWORD", database.password());
    }
  }

  private static String bot() throws URISyntaxException {
    return Path.of(Objects.requireNonNull(ServerUnderLoad.class.getResource("bot")).toURI())
        .toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    HttpRequest ready =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready")).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (System.nanoTime() < end && process.isAlive()) {
        if (isReady(client, ready)) {
          return;
        }
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
    throw new IllegalStateException("The server has not become ready");
  }

  private static boolean isReady(HttpClient client, HttpRequest ready) throws InterruptedException {
    try {
      return client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  int port() {
    return port;
  }

  /** A request to the management API, which it takes. */
  JsonNode call(String verb, String path, String body) throws IOException, InterruptedException {
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
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IOException(path + " was answered with " + answer.body());
      }
      return JsonMapper.shared().readTree(answer.body());
    }
  }

  /** What its heap holds after a collection, in MB; of what JDKs say of a process. */
  String heap() throws IOException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process asked =
        new ProcessBuilder(jcmd.toString(), String.valueOf(process.pid()), "GC.class_histogram")
            .start();
    String last = "";
    try (BufferedReader lines = asked.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = line.isBlank() ? last : line;
      }
    }
    String[] total = last.strip().split(" +");
    return total.length < 3 ? "?" : Long.parseLong(total[2]) / 1_000_000 + " MB";
  }

  /** What the process has used of the CPU so far. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }
}
