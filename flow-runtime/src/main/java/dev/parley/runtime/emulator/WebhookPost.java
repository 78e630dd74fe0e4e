package dev.parley.runtime.emulator;

import dev.parley.runtime.whatsapp.Signature;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** One call to the business server's callback URL: a signed webhook, or the verification of it. */
final class WebhookPost implements AutoCloseable {
  private static final int OK = 200;
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Supplier<Optional<URI>> callback;
  private final AppSecrets secrets;

  WebhookPost(EmulatorSettings settings) {
    this.callback = settings.callback();
    this.secrets = settings.secrets();
  }

  /** Posts a payload; answers the problem if it was not taken with a 200. */
  Optional<String> send(ObjectNode payload) {
    byte[] body = EmulatorJson.asMetaWrites(payload);
    return call(
        target ->
            HttpRequest.newBuilder(target)
                .header("Content-Type", "application/json")
                .header("User-Agent", "facebookexternalua")
                .header(Signature.HEADER, Signature.sign(body, secrets.appSecret()))
                .POST(BodyPublishers.ofByteArray(body)),
        answer -> "");
  }

  /** Asks the callback URL to repeat a challenge; answers the problem if it does not. */
  Optional<String> verify() {
    String challenge = Long.toUnsignedString(UUID.randomUUID().getLeastSignificantBits());
    String query =
        "hub.mode=subscribe&hub.challenge=%s&hub.verify_token=%s"
            .formatted(challenge, URLEncoder.encode(secrets.verifyToken(), StandardCharsets.UTF_8));
    return call(
        target -> HttpRequest.newBuilder(withQuery(target, query)).GET(),
        answer -> answer.equals(challenge) ? "" : "answered something other than the challenge");
  }

  private static URI withQuery(URI target, String query) {
    return URI.create(target + (target.getQuery() == null ? "?" : "&") + query);
  }

  private interface RequestTo {
    HttpRequest.Builder at(URI target);
  }

  private interface Judge {
    String complaint(String answer);
  }

  private Optional<String> call(RequestTo request, Judge judge) {
    Optional<URI> target = callback.get();
    if (target.isEmpty()) {
      return Optional.of("The business server has no webhook address yet.");
    }
    return complaint(target.get(), request, judge)
        .map(complaint -> "The business server at " + target.get() + " " + complaint + ".");
  }

  private Optional<String> complaint(URI target, RequestTo request, Judge judge) {
    try {
      HttpRequest call = request.at(target).timeout(ANSWER).build();
      HttpResponse<String> answer = client.send(call, BodyHandlers.ofString());
      if (answer.statusCode() != OK) {
        return Optional.of("answered " + answer.statusCode());
      }
      return Optional.of(judge.complaint(answer.body())).filter(text -> !text.isEmpty());
    } catch (IOException e) {
      return Optional.of("does not answer (" + e.getClass().getSimpleName() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("was not asked: the emulator is closing");
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
