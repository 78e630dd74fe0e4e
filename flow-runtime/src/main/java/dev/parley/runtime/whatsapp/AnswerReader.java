package dev.parley.runtime.whatsapp;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/** Reads what Graph answers to a request. */
final class AnswerReader {
  private static final int OK = 200;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int SERVER_ERROR = 500;
  private static final long LONGEST_WAIT_SECONDS = Duration.ofDays(7).toSeconds();

  private AnswerReader() {}

  /** What a send came to. */
  static SendResult sent(int status, HttpHeaders headers, byte[] body) {
    Fields answer = fields(body);
    return refusal(status, headers, answer)
        .<SendResult>map(refused -> refused)
        .or(() -> accepted(answer).filter(a -> status == OK))
        .orElseGet(() -> unclear(status, headers));
  }

  /** What marking a message as read came to. */
  static SendResult marked(String wamid, int status, HttpHeaders headers, byte[] body) {
    Fields answer = fields(body);
    SendResult done =
        new SendResult.Accepted(wamid, Optional.empty(), Optional.empty(), Optional.empty());
    return refusal(status, headers, answer)
        .<SendResult>map(refused -> refused)
        .or(() -> answer.truth("success").filter(s -> s && status == OK).map(s -> done))
        .orElseGet(() -> unclear(status, headers));
  }

  static Fields fields(byte[] body) {
    try {
      return Fields.of(Wire.read(body));
    } catch (JacksonException | NumberFormatException e) {
      // An answer that is no JSON says nothing; the caller decides by the HTTP status.
      return Fields.of(null);
    }
  }

  /** A Graph error is definite whatever the HTTP status, which Meta itself calls unreliable. */
  static Optional<SendResult.Refused> refusal(int status, HttpHeaders headers, Fields answer) {
    Fields error = answer.object("error");
    if (!error.has("code") && !error.has("message")) {
      return Optional.empty();
    }
    return Optional.of(
        new SendResult.Refused(ErrorReader.read(error), status, retryAfter(headers)));
  }

  private static Optional<SendResult> accepted(Fields answer) {
    List<Fields> messages = answer.objects("messages");
    Fields message = messages.isEmpty() ? Fields.of(null) : messages.getFirst();
    List<Fields> contacts = answer.objects("contacts");
    Fields contact = contacts.isEmpty() ? Fields.of(null) : contacts.getFirst();
    return message
        .text("id")
        .map(id ->
            new SendResult.Accepted(
                id,
                contact.text("wa_id"),
                contact.text("user_id"),
                message.text("message_status")));
  }

  /** An answer without Graph's words: a gateway's. */
  private static SendResult unclear(int status, HttpHeaders headers) {
    String reason = "Graph's answer had HTTP status " + status + " and no body it is known to send";
    boolean refused = status >= 300 && status < SERVER_ERROR && status != REQUEST_TIMEOUT;
    return refused
        ? new SendResult.Refused(error(reason), status, retryAfter(headers))
        : new SendResult.InDoubt(reason, retryAfter(headers).orElse(Duration.ZERO));
  }

  private static GraphError error(String message) {
    return new GraphError(
        GraphError.NO_CODE, Optional.empty(), message, Optional.empty(), Optional.empty(), false);
  }

  /** The longest wait that any of Graph's headers asks for. */
  private static Optional<Duration> retryAfter(HttpHeaders headers) {
    Stream<Duration> seconds =
        headers.allValues("Retry-After").stream().flatMap(v -> seconds(v).stream());
    Stream<Duration> usage =
        headers.allValues("X-Business-Use-Case-Usage").stream().flatMap(AnswerReader::regain);
    return Stream.concat(seconds, usage).max(Comparator.naturalOrder());
  }

  private static Optional<Duration> seconds(String text) {
    return text.matches("[0-9]{1,9}")
        ? Optional.of(Duration.ofSeconds(Math.min(Long.parseLong(text), LONGEST_WAIT_SECONDS)))
        : Optional.empty();
  }

  /** The usage header names, by account, lists of limits with minutes to wait. */
  private static Stream<Duration> regain(String header) {
    Fields accounts = fields(header.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return accounts.node().properties().stream()
        .map(Map.Entry::getKey)
        .flatMap(account -> accounts.objects(account).stream())
        .flatMap(limit -> limit.integer("estimated_time_to_regain_access").stream())
        .filter(minutes -> minutes > 0)
        .map(minutes -> Duration.ofSeconds(Math.min(60L * minutes, LONGEST_WAIT_SECONDS)));
  }
}
