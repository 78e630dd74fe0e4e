package dev.parley.runtime.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.runtime.whatsapp.GraphClient;
import dev.parley.runtime.whatsapp.GraphMedia;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A Graph that holds files, takes uploads and fails when told to. */
public final class MetaFiles implements AutoCloseable {
  /** The files, by Meta's ids. */
  public final Map<String, FileAtMeta> held = new ConcurrentHashMap<>();

  /** How many more questions for a file fail. */
  public final AtomicInteger failures = new AtomicInteger();

  /** The bodies of the uploads. */
  public final List<String> uploads = Collections.synchronizedList(new ArrayList<>());

  private final Map<String, AtomicInteger> located = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final GraphClient client;

  /** One that holds nothing yet. */
  public MetaFiles() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
    URI graph = URI.create("http://localhost:" + server.getAddress().getPort());
    client = new GraphClient(GraphClient.Settings.of(graph, "v24.0"));
  }

  /** The way to it. */
  public GraphMedia graph() {
    return new GraphMedia(client, Duration.ofSeconds(30));
  }

  /** How often it was asked where a file is. */
  public int located(String id) {
    return Optional.ofNullable(located.get(id)).map(AtomicInteger::get).orElse(0);
  }

  /** A file as Meta keeps it. */
  public static final class FileAtMeta {
    private final byte[] content;
    private final String mimeType;
    private String hash;

    /** A file whose hash is right. */
    public FileAtMeta(byte[] content, String mimeType) {
      this.content = content;
      this.mimeType = mimeType;
      this.hash = sha256(content);
    }

    /** The same with the hash of another. */
    public FileAtMeta lyingAboutItsHash() {
      hash = sha256("other".getBytes(UTF_8));
      return this;
    }

    private static String sha256(byte[] content) {
      try {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
      } catch (java.security.NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String id = path.substring(path.lastIndexOf('/') + 1);
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (path.startsWith("/files/")) {
      FileAtMeta file = held.get(id);
      answer(exchange, 200, file.content);
    } else if (path.endsWith("/media")) {
      uploads.add(new String(body, UTF_8));
      answer(exchange, 200, "{\"id\":\"up%d\"}".formatted(uploads.size()).getBytes(UTF_8));
    } else {
      locate(exchange, id);
    }
  }

  private void locate(HttpExchange exchange, String id) throws IOException {
    located.computeIfAbsent(id, i -> new AtomicInteger()).incrementAndGet();
    FileAtMeta file = held.get(id);
    if (failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      answer(exchange, 500, "oops".getBytes(UTF_8));
    } else if (file == null) {
      String error =
          "{\"error\":{\"code\":100,\"error_subcode\":33,\"message\":\"Object does not exist\"}}";
      answer(exchange, 400, error.getBytes(UTF_8));
    } else {
      URI url = URI.create("http://localhost:" + server.getAddress().getPort() + "/files/" + id);
      String place =
          "{\"url\":\"%s\",\"mime_type\":\"%s\",\"sha256\":\"%s\",\"file_size\":%d}"
              .formatted(url, file.mimeType, file.hash, file.content.length);
      answer(exchange, 200, place.getBytes(UTF_8));
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    client.close();
    server.stop(0);
    threads.close();
  }
}
