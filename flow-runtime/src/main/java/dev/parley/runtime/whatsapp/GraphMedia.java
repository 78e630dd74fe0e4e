package dev.parley.runtime.whatsapp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Files at Meta: sends ours there, and fetches what customers sent. The token goes to Graph and to
 * Meta's hosts for files and to nobody else, redirects included.
 */
public final class GraphMedia {
  private static final int REDIRECTS = 3;
  private static final int CHUNK = 64 * 1024;
  private static final int NOT_FOUND = 404;
  private static final int OK = 200;

  private final GraphClient graph;
  private final MediaHosts hosts;
  private final Duration patience;

  /**
   * Files by way of a client.
   *
   * @param patience how long one file may take
   */
  public GraphMedia(GraphClient graph, Duration patience) {
    this.graph = graph;
    this.hosts = new MediaHosts(graph.settings().base());
    this.patience = patience;
  }

  /** What was fetched. */
  public record Fetched(long bytes, String sha256) {}

  /** Uploads a file; its id lives for 30 days. */
  public MediaAnswer<String> upload(Credentials credentials, Upload upload) {
    String boundary = "parley-" + UUID.randomUUID();
    try {
      HttpRequest request =
          graph
              .request(credentials, graph.settings().at(credentials.phoneNumberId() + "/media"))
              .header("Content-Type", "multipart/form-data; boundary=" + boundary)
              .POST(parts(upload, boundary))
              .build();
      return graph.call(request, patience, MediaReader::uploaded);
    } catch (IOException e) {
      return new MediaAnswer.Unacceptable<>("The file to be uploaded cannot be read.");
    }
  }

  private static BodyPublisher parts(Upload upload, String boundary) throws IOException {
    String safe = upload.filename().replaceAll("[^A-Za-z0-9._-]", "_");
    String head =
        field(boundary, "messaging_product", "whatsapp")
            + field(boundary, "type", upload.mimeType())
            + "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                .formatted(boundary, safe)
            + "Content-Type: "
            + upload.mimeType()
            + "\r\n\r\n";
    return BodyPublishers.concat(
        BodyPublishers.ofString(head, StandardCharsets.US_ASCII),
        BodyPublishers.ofFile(upload.file()),
        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n", StandardCharsets.US_ASCII));
  }

  private static String field(String boundary, String name, String value) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(boundary, name, value);
  }

  /** Asks where a file can be fetched. */
  public MediaAnswer<MediaPlace> locate(Credentials credentials, String mediaId) {
    if (!mediaId.matches("[A-Za-z0-9_-]{1,200}")) {
      return new MediaAnswer.Unacceptable<>("The id of the file is none.");
    }
    String path = mediaId + "?phone_number_id=" + credentials.phoneNumberId();
    HttpRequest request = graph.request(credentials, graph.settings().at(path)).GET().build();
    return graph.call(request, graph.settings().answerTimeout(), MediaReader::located);
  }

  /**
   * Fetches a file into another that does not exist yet or is overwritten.
   *
   * @param most refuse more bytes than these
   */
  public MediaAnswer<Fetched> fetch(
      Credentials credentials, MediaPlace place, Path target, long most) {
    return fetch(Optional.of(credentials), place, target, most);
  }

  /** The same for a file that anybody may fetch; nobody is shown the token for it. */
  public MediaAnswer<Fetched> fetch(MediaPlace place, Path target, long most) {
    return fetch(Optional.empty(), place, target, most);
  }

  private MediaAnswer<Fetched> fetch(
      Optional<Credentials> credentials, MediaPlace place, Path target, long most) {
    if (place.bytes().filter(bytes -> bytes > most).isPresent()) {
      return tooLong(most);
    }
    URI url = place.url();
    try {
      for (int hops = 0; hops <= REDIRECTS; hops++) {
        if (!hosts.allows(url)) {
          return strange(url, credentials.isPresent());
        }
        HttpResponse<InputStream> answer = open(credentials, url);
        Optional<URI> next = redirect(answer, url);
        if (next.isEmpty()) {
          return read(answer, place, target, most);
        }
        answer.body().close();
        url = next.get();
      }
      return new MediaAnswer.Failed<>("The file's address leads on and on.");
    } catch (IOException | IllegalArgumentException e) {
      return new MediaAnswer.Failed<>("The file could not be fetched: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new MediaAnswer.Failed<>("Fetching the file was interrupted.");
    }
  }

  private static MediaAnswer<Fetched> strange(URI url, boolean token) {
    return new MediaAnswer.Unacceptable<>(
        "The file lies at "
            + url.getHost()
            + (token
                ? ", which must not see the access token."
                : ", which is none of Meta's hosts for files."));
  }

  private HttpResponse<InputStream> open(Optional<Credentials> credentials, URI url)
      throws IOException, InterruptedException {
    HttpRequest request =
        credentials
            .map(shown -> graph.request(shown, url))
            .orElseGet(() -> HttpRequest.newBuilder(url))
            .timeout(graph.settings().answerTimeout())
            // Meta turns away clients that do not say who they are.
            .header("User-Agent", "Parley")
            .GET()
            .build();
    return graph.http().send(request, BodyHandlers.ofInputStream());
  }

  private static Optional<URI> redirect(HttpResponse<?> answer, URI from) {
    return answer.statusCode() / 100 == 3
        ? answer.headers().firstValue("Location").map(from::resolve)
        : Optional.empty();
  }

  private MediaAnswer<Fetched> read(
      HttpResponse<InputStream> answer, MediaPlace place, Path target, long most)
      throws IOException {
    try (InputStream in = answer.body()) {
      if (answer.statusCode() == NOT_FOUND) {
        return new MediaAnswer.Failed<>("The file's address is no longer valid.");
      }
      if (answer.statusCode() != OK) {
        return new MediaAnswer.Failed<>(
            "Fetching the file was answered with HTTP status " + answer.statusCode() + ".");
      }
      // Closing the stream is what ends a read that would wait for ever.
      CompletableFuture<Void> alarm =
          CompletableFuture.runAsync(
              () -> close(in),
              CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
      try {
        return copy(in, place, target, most);
      } finally {
        alarm.cancel(false);
      }
    }
  }

  private static void close(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static MediaAnswer<Fetched> copy(InputStream in, MediaPlace place, Path target, long most)
      throws IOException {
    MessageDigest digest = Digests.sha256();
    long bytes = 0;
    try (OutputStream out = Files.newOutputStream(target)) {
      byte[] chunk = new byte[CHUNK];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        bytes += n;
        if (bytes > most) {
          return tooLong(most);
        }
        digest.update(chunk, 0, n);
        out.write(chunk, 0, n);
      }
    }
    long length = bytes;
    if (place.bytes().filter(said -> said != length).isPresent()) {
      return new MediaAnswer.Failed<>("The file ended early.");
    }
    String hex = Digests.hex(digest);
    return place.sha256().filter(said -> !Digests.agree(hex, said)).isPresent()
        ? new MediaAnswer.Failed<>("The file is not the one that was sent: its hash differs.")
        : new MediaAnswer.Done<>(new Fetched(bytes, hex));
  }

  private static MediaAnswer<Fetched> tooLong(long most) {
    return new MediaAnswer.Unacceptable<>("The file has more than " + most + " bytes.");
  }
}
