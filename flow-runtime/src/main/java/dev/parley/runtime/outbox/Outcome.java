package dev.parley.runtime.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of a message.
 *
 * @param message its id
 * @param state its word, such as {@code delivered}, or {@code unknown}
 * @param code why it failed: Meta's code, or one of ours below zero
 * @param why the same in words; empty unless it failed
 */
public record Outcome(
    String account, String message, String state, Optional<Integer> code, String why, Instant at) {
  /** The word of a message that may have been sent and is never sent again. */
  public static final String UNKNOWN = "unknown";

  static Outcome of(Parcel parcel, Rank rank, Instant at) {
    return of(parcel, rank.word(), at);
  }

  static Outcome unknown(Parcel parcel, Instant at) {
    return of(parcel, UNKNOWN, at);
  }

  private static Outcome of(Parcel parcel, String word, Instant at) {
    return new Outcome(parcel.from().account(), parcel.id(), word, Optional.empty(), "", at);
  }

  /** It will not arrive. */
  static Outcome refused(Step.Result.Refusal refusal) {
    return new Outcome(
        refusal.parcel().from().account(),
        refusal.parcel().id(),
        Rank.FAILED.word(),
        Optional.of(refusal.code()),
        refusal.why(),
        refusal.at());
  }

  /** A status told it. */
  static Outcome moved(OutboxTable.Move move) {
    return new Outcome(
        move.message().account(),
        move.message().id(),
        move.rank().word(),
        move.errorCode(),
        move.error(),
        move.at());
  }
}
