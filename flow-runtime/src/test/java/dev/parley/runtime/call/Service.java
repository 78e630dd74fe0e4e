package dev.parley.runtime.call;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A web service whose answers a test decides on; it answers 200 and no more unless told else. */
public final class Service implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 20;

  private final HttpServer server;
  private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
  private volatile Function<Asked, CompletableFuture<Answer>> answers = a -> done(Answer.of(200));

  /** Listens on a free port. */
  public Service() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  /** One request as it came. */
  public record Asked(String method, String uri, Headers headers, String body) {
    /** A header's value; "null" if it is not there. */
    public String header(String name) {
      return String.valueOf(headers.getFirst(name));
    }
  }

  /** What is answered. */
  public record Answer(int status, Map<String, String> headers, String body, Charset charset) {
    /** A status alone. */
    public static Answer of(int status) {
      return new Answer(status, Map.of(), "", StandardCharsets.UTF_8);
    }

    /** A status and JSON. */
    public static Answer json(int status, String body) {
      return of(status, "application/json", body);
    }

    /** A status and a text of some type. */
    public static Answer of(int status, String type, String body) {
      return new Answer(status, Map.of("Content-Type", type), body, StandardCharsets.UTF_8);
    }

    /** A redirect. */
    public static Answer to(int status, String location) {
      return new Answer(status, Map.of("Location", location), "", StandardCharsets.UTF_8);
    }
  }

  private static CompletableFuture<Answer> done(Answer answer) {
    return CompletableFuture.completedFuture(answer);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Asked question =
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders(),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      CompletableFuture<Answer> answer = answers.apply(question);
      asked.add(question);
      Answer given = answer.join();
      given.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
      byte[] body = given.body().getBytes(given.charset());
      exchange.sendResponseHeaders(given.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** Its address. */
  public String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** From now on it answers so. */
  public void answer(Function<Asked, Answer> answer) {
    answers = a -> done(answer.apply(a));
  }

  /** From now on it gives these answers, the last one for ever. */
  public void answer(Answer... given) {
    BlockingQueue<Answer> left = new LinkedBlockingQueue<>(List.of(given));
    answer(a -> left.size() > 1 ? left.remove() : left.element());
  }

  /** From now on nobody gets an answer. */
  public void silence() {
    answers = a -> new CompletableFuture<>();
  }

  /** From now on nobody gets an answer until the future that is returned has one for all. */
  public CompletableFuture<Answer> hold() {
    CompletableFuture<Answer> later = new CompletableFuture<>();
    answers = a -> later;
    return later;
  }

  /** The next request; fails if none comes. */
  public Asked next() {
    try {
      Asked next = asked.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("Nobody called within " + PATIENCE_SECONDS + " seconds");
      }
      return next;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many requests nobody has looked at. */
  public int waiting() {
    return asked.size();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
