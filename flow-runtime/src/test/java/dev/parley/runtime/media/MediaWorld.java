package dev.parley.runtime.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.flow.model.WhatsAppLimits;
import dev.parley.runtime.store.Database;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Ids;
import dev.parley.runtime.store.Store;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.time.SetTime;
import dev.parley.runtime.whatsapp.Content;
import dev.parley.runtime.whatsapp.Credentials;
import dev.parley.runtime.whatsapp.GraphClient;
import dev.parley.runtime.whatsapp.GraphMedia;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A store, a clock, and a Graph that holds files. */
final class MediaWorld implements AutoCloseable {
  static final int MOST = 1000;
  private static final Credentials CREDENTIALS = new Credentials("106540352242922", "EAAtoken");

  final SetTime time = new SetTime(Instant.parse("2026-01-05T10:00:00Z"));
  final Map<String, FileAtMeta> meta = new ConcurrentHashMap<>();
  final AtomicInteger failures = new AtomicInteger();
  final List<String> uploads = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, AtomicInteger> located = new ConcurrentHashMap<>();
  private final Path folder;
  private final Store store;
  private final Footing on;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final GraphClient client;
  private final List<Media> started = new ArrayList<>();

  MediaWorld(Database database, Path folder) throws IOException {
    this.folder = folder;
    store = Store.open(database.fresh());
    on = new Footing(store, time, new Ids(time, new SplittableRandom(7)), new SplittableRandom(7));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
    URI graph = URI.create("http://localhost:" + server.getAddress().getPort());
    client = new GraphClient(GraphClient.Settings.of(graph, "v24.0"));
  }

  /** A file as Meta keeps it. */
  static final class FileAtMeta {
    private final byte[] content;
    private final String mimeType;
    private String hash;

    FileAtMeta(byte[] content, String mimeType) {
      this.content = content;
      this.mimeType = mimeType;
      this.hash = sha256(content);
    }

    FileAtMeta lyingAboutItsHash() {
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
      FileAtMeta file = meta.get(id);
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
    FileAtMeta file = meta.get(id);
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

  Media media() {
    return media(EnumSet.allOf(Content.Media.Kind.class));
  }

  Media media(Set<Content.Media.Kind> kinds) {
    MediaSettings settings =
        new MediaSettings(folder.resolve("media"), MOST, kinds, 4, WhatsAppLimits.V24);
    GraphMedia graph = new GraphMedia(client, Duration.ofSeconds(30));
    Media media = new Media(on, settings, channel -> graph, channel -> Optional.of(CREDENTIALS));
    started.add(media);
    return media;
  }

  int located(String id) {
    return Optional.ofNullable(located.get(id)).map(AtomicInteger::get).orElse(0);
  }

  void expect(Media media, String id, Content.Media.Kind kind) {
    Optional<String> none = Optional.empty();
    expect(media, new Content.Media(kind, id, none, none, none, none, none, false));
  }

  void expect(Media media, Content.Media content) {
    Arrival arrival = new Arrival("acc_1", "chn_1", content, time.now());
    Work<Arrival, Boolean> work =
        (tx, arrivals) -> {
          media.expect(tx, arrivals);
          return arrivals.stream().map(a -> true).toList();
        };
    store.writer().submit(work, arrival).join();
  }

  /** Takes on an attempt and does nothing about it, as a process does that dies. */
  void claim(Media media, String id) {
    StoredFile file = media.byMediaId("acc_1", "chn_1", id).orElseThrow();
    Work<StoredFile, Boolean> work =
        (tx, files) ->
            files.stream()
                .map(f -> MediaTable.claim(tx.handle(), f, time.now().plus(Fetching.LEASE)))
                .toList();
    assertThat(store.writer().submit(work, file).join()).isTrue();
  }

  /** A file that somebody began to write so long ago. */
  void leave(String name, Duration ago) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "half a pict");
    Files.setLastModifiedTime(file, FileTime.from(time.now().minus(ago)));
  }

  List<StoredFile> all() {
    return store.read(h ->
        h.createQuery("select id from media").mapTo(String.class).list().stream()
            .map(id -> MediaTable.byId(h, "acc_1", id).orElseThrow())
            .toList());
  }

  StoredFile awaitSettled(Media media, String id) {
    await(() ->
        media
            .byMediaId("acc_1", "chn_1", id)
            .filter(f -> f.state() != StoredFile.State.WAITING)
            .isPresent());
    return media.byMediaId("acc_1", "chn_1", id).orElseThrow();
  }

  /** Waits until so many attempts have ended without success. */
  void awaitAttempts(Media media, String id, int attempts) {
    await(() ->
        store.read(h ->
            h.createQuery(
                        "select count(*) from media where media_id = :id and attempts = :n"
                            + " and error <> '' and next_attempt < :lease")
                    .bind("id", id)
                    .bind("n", attempts)
                    .bind("lease", time.now().plus(Fetching.LEASE))
                    .mapTo(Integer.class)
                    .one()
                > 0));
  }

  /** Nothing tells a test when a row has changed, so it looks again and again. */
  private void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited for a minute").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      // An alarm that was set while the clock was being moved rings now.
      time.advance(Duration.ZERO);
    }
  }

  @Override
  public void close() {
    started.forEach(media -> media.stop(Duration.ofSeconds(10)));
    client.close();
    server.stop(0);
    threads.close();
    store.close();
  }
}
