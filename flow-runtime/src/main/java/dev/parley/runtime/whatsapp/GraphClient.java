package dev.parley.runtime.whatsapp;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLHandshakeException;

/**
 * Sends messages through the Graph API. It blocks its caller, which is meant to be a virtual
 * thread, and never sends anything twice by itself: what to do about a failure is the sender's
 * decision, by the {@link SendResult} and {@link GraphErrorCode}.
 */
public final class GraphClient implements AutoCloseable {
  private static final Duration LAST = Duration.ofSeconds(1);

  private final Settings settings;
  private final ExecutorService executor;
  private final HttpClient http;

  /** A client for one Graph API; it serves every number. */
  public GraphClient(Settings settings) {
    this.settings = settings;
    this.executor = Executors.newVirtualThreadPerTaskExecutor();
    this.http =
        HttpClient.newBuilder()
            // One request a connection at a time: a reset puts a single send in doubt.
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(executor)
            .build();
  }

  /**
   * Where Graph is and how patient we are.
   *
   * @param base such as {@code https://graph.facebook.com}, with or without a path
   * @param version such as {@code v24.0}
   * @param connectTimeout for a connection; nothing was sent when it is over
   * @param answerTimeout for the whole answer; the send is in doubt when it is over
   */
  public record Settings(
      URI base, String version, Duration connectTimeout, Duration answerTimeout) {
    /** Waits 5 seconds for a connection and 30 for an answer. */
    public static Settings of(URI base, String version) {
      return new Settings(base, version, Duration.ofSeconds(5), Duration.ofSeconds(30));
    }

    /** The address of something in this version of the API. */
    URI at(String path) {
      String root = base.toString().replaceFirst("/+$", "");
      return URI.create(root + "/" + version + "/" + path);
    }
  }

  /** Sends a message. */
  public SendResult send(Credentials credentials, Outbound outbound) {
    return sendRendered(credentials, Renderer.render(outbound));
  }

  /** Sends a message that {@link Renderer} wrote before. */
  public SendResult sendRendered(Credentials credentials, String body) {
    return post(
        credentials,
        "/messages",
        body,
        answer -> AnswerReader.sent(answer.statusCode(), answer.headers(), answer.body()));
  }

  /**
   * Sends a marketing template that {@link Renderer#renderMarketing} wrote before, by the endpoint
   * that Meta made for these.
   */
  public SendResult sendMarketing(Credentials credentials, String body) {
    return post(
        credentials,
        "/marketing_messages",
        body,
        answer -> AnswerReader.sent(answer.statusCode(), answer.headers(), answer.body()));
  }

  /**
   * Marks a customer's message as read; {@link SendResult.Accepted} then carries its own id.
   *
   * @param typing whether the customer is shown that an answer is being written
   */
  public SendResult markRead(Credentials credentials, String wamid, boolean typing) {
    return post(
        credentials,
        "/messages",
        Renderer.renderRead(wamid, typing),
        answer -> AnswerReader.marked(wamid, answer.statusCode(), answer.headers(), answer.body()));
  }

  private SendResult post(
      Credentials credentials,
      String endpoint,
      String json,
      Function<HttpResponse<byte[]>, SendResult> reader) {
    URI to = settings.at(credentials.phoneNumberId() + endpoint);
    HttpRequest request =
        request(credentials, to)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    return switch (answer(request, settings.answerTimeout())) {
      case Answer.Whole(HttpResponse<byte[]> whole) -> reader.apply(whole);
      case Answer.Missing(String reason) -> new SendResult.InDoubt(reason);
      case Answer.NotAsked(String reason) -> new SendResult.NotSent(reason);
    };
  }

  HttpRequest.Builder request(Credentials credentials, URI to) {
    return HttpRequest.newBuilder(to).header("Authorization", "Bearer " + credentials.token());
  }

  HttpClient http() {
    return http;
  }

  Settings settings() {
    return settings;
  }

  /** Calls Graph for what may be called for again. */
  <T> MediaAnswer<T> call(
      HttpRequest request,
      Duration patience,
      Function<HttpResponse<byte[]>, MediaAnswer<T>> reader) {
    return switch (answer(request, patience)) {
      case Answer.Whole(HttpResponse<byte[]> whole) -> reader.apply(whole);
      case Answer.Missing(String reason) -> new MediaAnswer.Failed<>(reason);
      case Answer.NotAsked(String reason) -> new MediaAnswer.Failed<>(reason);
    };
  }

  /** A whole answer, or why there is none: only a question not asked had certainly no effect. */
  private sealed interface Answer {
    record Whole(HttpResponse<byte[]> response) implements Answer {}

    record Missing(String reason) implements Answer {}

    record NotAsked(String reason) implements Answer {}
  }

  private Answer answer(HttpRequest request, Duration patience) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    try {
      return new Answer.Whole(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      return failed(Optional.ofNullable(e.getCause()).orElse(e));
    } catch (TimeoutException e) {
      answer.cancel(true);
      return new Answer.Missing("Graph did not answer within " + patience.toMillis() + " ms");
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new Answer.Missing("The send was interrupted before Graph answered");
    }
  }

  /** Only what fails before the request is written is certainly not sent. */
  private static Answer failed(Throwable fault) {
    return switch (fault) {
      case HttpConnectTimeoutException e ->
          new Answer.NotAsked("The connection to Graph took too long");
      case ConnectException e -> new Answer.NotAsked(connecting(e));
      case SSLHandshakeException e ->
          new Answer.NotAsked("Graph's certificate was refused: " + e.getMessage());
      case IOException e -> new Answer.Missing("The connection to Graph broke: " + e.getMessage());
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException("An HTTP call failed in an unknown way", fault);
    };
  }

  private static String connecting(ConnectException fault) {
    return fault.getCause() instanceof UnresolvedAddressException
            || (fault.getCause() != null
                && fault.getCause().getCause() instanceof UnresolvedAddressException)
        ? "The name of the Graph host is unknown"
        : "The connection to Graph was refused";
  }

  /**
   * Frees connections. Whoever sends has waited for what was under way; a long file that still
   * comes is cut off and fetched again later, for nobody may have to wait for it.
   */
  @Override
  public void close() {
    http.shutdown();
    try {
      if (!http.awaitTermination(LAST)) {
        http.shutdownNow();
      }
    } catch (InterruptedException e) {
      http.shutdownNow();
      Thread.currentThread().interrupt();
    }
    executor.shutdownNow();
  }
}
