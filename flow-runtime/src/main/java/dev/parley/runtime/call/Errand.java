package dev.parley.runtime.call;

import dev.parley.flow.engine.HttpCall;
import dev.parley.flow.engine.Input.CallEnd;
import dev.parley.flow.engine.Input.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** One attempt of a call, from address to address until there is an answer. */
final class Errand {
  /** What an answer may weigh at most, in bytes. */
  static final int MOST_BYTES = 1_000_000;

  private static final int REDIRECTS = 5;
  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*\"?([A-Za-z0-9._:-]+)", Pattern.CASE_INSENSITIVE);

  private final HttpClient http;
  private final Reach reach;

  Errand(HttpClient http, Reach reach) {
    this.http = http;
    this.reach = reach;
  }

  /** How the attempt ends; its patience is for others to watch. */
  CallEnd run(HttpCall call) throws InterruptedException {
    Optional<URI> url = Address.of(call.url());
    if (url.isEmpty()) {
      return refused("the address is none that can be called");
    }
    try {
      return run(Hop.first(url.get(), call));
    } catch (Hop.HeaderFault e) {
      return refused(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new CallEnd.Unanswered(Reason.NETWORK, words(e));
    }
  }

  private CallEnd run(Hop first) throws IOException, InterruptedException {
    Hop hop = first;
    for (int hops = 0; hops <= REDIRECTS; hops++) {
      Optional<CallEnd.Unanswered> barred = reach.bars(hop.url());
      if (barred.isPresent()) {
        return barred.get();
      }
      HttpResponse<InputStream> answer = http.send(hop.request(), BodyHandlers.ofInputStream());
      Optional<Hop> next = hop.after(answer);
      if (next.isEmpty()) {
        return read(answer);
      }
      answer.body().close();
      hop = next.get();
    }
    return refused("the service led on to other addresses more than " + REDIRECTS + " times");
  }

  private static CallEnd read(HttpResponse<InputStream> answer) throws IOException {
    try (InputStream in = answer.body()) {
      byte[] body = in.readNBytes(MOST_BYTES + 1);
      if (body.length > MOST_BYTES) {
        return new CallEnd.Unanswered(
            Reason.TOO_LARGE, "the answer is longer than " + MOST_BYTES + " bytes");
      }
      String text = new String(body, charset(answer.headers()));
      return new CallEnd.Answered(answer.statusCode(), headers(answer.headers()), text);
    }
  }

  private static Map<String, String> headers(HttpHeaders headers) {
    Map<String, String> read = new LinkedHashMap<>();
    headers
        .map()
        .forEach(
            (name, values) -> read.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
    return read;
  }

  private static Charset charset(HttpHeaders headers) {
    Matcher named = CHARSET.matcher(headers.firstValue("Content-Type").orElse(""));
    try {
      return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }

  private static CallEnd refused(String why) {
    return new CallEnd.Unanswered(Reason.REFUSED, why);
  }

  /** For the author: a fault's own message may show what must not be shown. */
  private static String words(IOException fault) {
    return switch (fault) {
      case HttpConnectTimeoutException e -> "connecting took too long";
      case ConnectException e -> "the service cannot be connected to";
      case SSLException e -> "there is no safe connection to the service";
      default -> "the connection broke before the answer was there";
    };
  }
}
