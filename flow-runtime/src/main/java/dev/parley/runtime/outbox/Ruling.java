package dev.parley.runtime.outbox;

import dev.parley.runtime.outbox.Step.Result;
import dev.parley.runtime.whatsapp.GraphErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What follows for a message from the answer to an attempt. Pure. */
sealed interface Ruling {
  /** It is over, one way or the other. */
  record Over(Result result) implements Ruling {}

  /**
   * It is tried again.
   *
   * @param again the message as it is then
   */
  record Wait(Result result, Parcel again, Instant until) implements Ruling {}

  /** A status has to tell what became of it. */
  record Doubt(Result.Doubtful result) implements Ruling {}

  /**
   * What a ruling depends on besides the answer.
   *
   * @param opens when the number lets a message try, if it is shut
   */
  record Circumstances(SendSettings settings, Instant now, Instant opens) {}

  /** Rules. */
  static Ruling of(Parcel parcel, Verdict verdict, Circumstances in) {
    Instant now = in.now();
    return switch (verdict) {
      case Verdict.Accepted(String wamid) -> new Over(new Result.Accepted(parcel, wamid, now));
      case Verdict.Failed failed ->
          new Over(new Result.Failed(parcel, failed.code(), failed.reason(), now));
      case Verdict.Again again -> wait(parcel, again, in);
      case Verdict.Held held -> hold(parcel, held, in);
      case Verdict.InDoubt(String reason, Duration asked) -> {
        Duration usual = in.settings().doubtWait();
        Duration wait = usual.compareTo(asked) < 0 ? asked : usual;
        yield new Doubt(new Result.Doubtful(parcel, reason, now.plus(wait), now));
      }
    };
  }

  /** How a message ends whose customer's window closes then; empty if it may go now. */
  static Optional<Result> late(Lane.Waiting waiting, Instant closes, Instant now) {
    Parcel parcel = waiting.parcel();
    if (now.isBefore(closes)) {
      return Optional.empty();
    }
    return Optional.of(
        waiting.possiblyDuplicate()
            ? new Result.Unknown(parcel, now)
            : new Result.Unsent(parcel, KeptBack.OUTSIDE_WINDOW, now));
  }

  private static Ruling wait(Parcel parcel, Verdict.Again again, Circumstances in) {
    Instant next = in.now().plus(again.pause());
    if (next.isAfter(parcel.created().plus(in.settings().patience()))) {
      String reason = "Given up: " + again.reason();
      return new Over(new Result.Failed(parcel, again.code(), reason, in.now()));
    }
    return new Wait(
        new Result.Postponed(parcel, again.code(), again.reason(), Optional.of(next), in.now()),
        parcel.again(false),
        next);
  }

  /**
   * The number cannot send. While that passes by itself the message waits as if it were to blame,
   * so that others may try before it; else it waits however long it takes.
   */
  private static Ruling hold(Parcel parcel, Verdict.Held held, Circumstances in) {
    if (held.rule().action() != GraphErrorCode.Action.STOP_NUMBER) {
      return wait(
          parcel, new Verdict.Again(held.code(), held.reason(), held.pause(parcel.attempts())), in);
    }
    return new Wait(
        new Result.Postponed(parcel, held.code(), held.reason(), Optional.empty(), in.now()),
        parcel.held(),
        in.opens());
  }
}
