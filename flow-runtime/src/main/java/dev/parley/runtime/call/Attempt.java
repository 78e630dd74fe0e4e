package dev.parley.runtime.call;

import dev.parley.flow.engine.HttpCall;
import dev.parley.flow.engine.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** One attempt of a call, and how it ended. */
public record Attempt(OpenCall call, Input.CallEnd end, Instant began, Instant ended) {
  private static final int TOO_MANY = 429;
  private static final int SERVER_FAULT = 500;
  private static final int MOST_DOUBLINGS = 12;

  /** What was called for. */
  public CallDraft draft() {
    return call.draft();
  }

  /** Whether the call is tried once more. */
  boolean again() {
    return passing() && call.failures() + 1 < patience().attempts();
  }

  private boolean passing() {
    return switch (end) {
      case Input.CallEnd.Answered answered ->
          answered.status() == TOO_MANY || answered.status() >= SERVER_FAULT;
      case Input.CallEnd.Unanswered none ->
          switch (none.reason()) {
            case TIMEOUT, NETWORK -> true;
            case REFUSED, TOO_LARGE -> false;
          };
    };
  }

  /** When the next attempt begins, if there is one. */
  Instant next() {
    int doublings = Math.min(call.failures(), MOST_DOUBLINGS);
    return ended.plus(patience().backoff().multipliedBy(1L << doublings));
  }

  private HttpCall.Patience patience() {
    return draft().request().patience();
  }

  /** The same, with a result that can be written down. */
  Attempt unwritable() {
    Input.CallEnd none =
        new Input.CallEnd.Unanswered(
            Input.Reason.REFUSED, "the answer of the service could not be written down");
    return new Attempt(call, none, began, ended);
  }

  /** One word, or the status. */
  String outcome() {
    return switch (end) {
      case Input.CallEnd.Answered answered -> String.valueOf(answered.status());
      case Input.CallEnd.Unanswered none -> none.reason().name().toLowerCase(Locale.ROOT);
    };
  }

  /** A sentence for people: what was called, how it ended and how long it took. */
  String sentence() {
    String why =
        end instanceof Input.CallEnd.Unanswered none
            ? outcome() + " (" + none.detail() + ")"
            : outcome();
    String more = again() ? ", again in " + seconds() : "";
    return "%s: %s, %d ms%s"
        .formatted(
            Label.of(draft().request()), why, Duration.between(began, ended).toMillis(), more);
  }

  private String seconds() {
    return Duration.between(ended, next()).toMillis() / 1_000.0 + " s";
  }

  @Override
  public String toString() {
    return "Attempt[" + sentence() + "]";
  }
}
