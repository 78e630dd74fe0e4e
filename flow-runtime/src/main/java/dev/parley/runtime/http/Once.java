package dev.parley.runtime.http;

import dev.parley.runtime.http.KeptAnswers.Attempt;
import dev.parley.runtime.http.KeptAnswers.Kept;
import dev.parley.runtime.store.Seal;
import dev.parley.runtime.store.Tx;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sees to it that a request with an {@code Idempotency-Key} is carried out once: its answer is kept
 * in the transaction that carries it out, and given again to whoever comes with the same key. What
 * was refused changed nothing and is judged anew. Answers hold secrets, such as a new key, so they
 * are sealed with what the caller alone has.
 */
final class Once {
  static final String HEADER = "Idempotency-Key";
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String PLACE = "answer";

  private final KeptAnswers kept;
  private final Attempt attempt;
  private final Seal seal;
  private final Supplier<String> fingerprint;

  private Once(KeptAnswers kept, Attempt attempt, Seal seal, Supplier<String> fingerprint) {
    this.kept = kept;
    this.attempt = attempt;
    this.seal = seal;
    this.fingerprint = fingerprint;
  }

  /**
   * For a request that has a key; empty if it has none.
   *
   * @throws Problem 400 if the key is none
   */
  static Optional<Once> of(KeptAnswers kept, Request request, Supplier<String> fingerprint) {
    return Optional.ofNullable(request.context().header(HEADER))
        .map(key -> {
          if (!KEY.matcher(key).matches()) {
            throw Problem.badValue(HEADER, HEADER + " has 1 to 255 visible characters of ASCII.");
          }
          Caller caller = request.by();
          String own = caller.id() + "\n" + caller.credential() + "\n" + key;
          Attempt attempt = new Attempt(caller.account(), Digest.of(own));
          return new Once(kept, attempt, Seal.under(own), fingerprint);
        });
  }

  /** Whether an answer is kept, whatever the request was. */
  Optional<Kept> before() {
    return kept.find(attempt);
  }

  /** The answer that is kept for this request, as the transaction sees it. */
  Optional<Answer> known(Tx tx) {
    return kept.find(tx, attempt).map(this::again);
  }

  /**
   * A kept answer again.
   *
   * @throws Problem 422 if it answered another request
   */
  Answer again(Kept answer) {
    if (!answer.fingerprint().equals(fingerprint.get())) {
      throw Problem.reused(
          "This " + HEADER + " was used for another request: take a new key for each.");
    }
    JsonNode json = MAPPER.readTree(seal.open(answer.sealed(), PLACE).orElseThrow());
    Map<String, String> headers = new LinkedHashMap<>();
    json.required("headers").forEachEntry((name, value) -> headers.put(name, value.stringValue()));
    return new Answer(
            json.required("status").intValue(), json.required("body").stringValue(), headers)
        .with("Idempotency-Replayed", "true");
  }

  /** Keeps an answer. */
  void keep(Tx tx, Answer answer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("status", answer.status());
    json.put("headers", answer.headers());
    json.put("body", answer.body());
    String sealed = seal.close(MAPPER.writeValueAsString(json), PLACE);
    kept.keep(tx, attempt, new Kept(fingerprint.get(), sealed));
  }
}
