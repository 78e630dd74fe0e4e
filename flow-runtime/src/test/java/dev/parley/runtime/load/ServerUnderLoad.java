package dev.parley.runtime.load;

import dev.parley.runtime.Main;
import dev.parley.runtime.line.Meta;
import dev.parley.runtime.store.StoreSettings;
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

/** The real server in a process of its own, started as the launcher starts it. */
final class ServerUnderLoad implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
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
            folder.toString()));
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
