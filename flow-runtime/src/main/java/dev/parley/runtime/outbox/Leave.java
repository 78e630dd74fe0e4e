package dev.parley.runtime.outbox;

import dev.parley.runtime.outbox.Step.Claim;
import dev.parley.runtime.outbox.Step.Result;
import java.time.Instant;
import java.util.Optional;

/** Whether a message may go to its customer at this moment. Pure. */
sealed interface Leave {
  /** It goes. */
  record Go(Claim claim) implements Leave {}

  /** It does not go at all. */
  record Never(Result end) implements Leave {}

  /** It is to be asked again. */
  record Later(Instant until) implements Leave {}

  /**
   * What that depends on.
   *
   * @param closes when the customer's window closes
   */
  record Circumstances(Instant closes, Beginnings beginnings, SendSettings settings, Instant now) {}

  /** Rules. */
  static Leave of(Lane.Waiting waiting, Circumstances in) {
    Parcel parcel = waiting.parcel();
    boolean open = in.now().isBefore(in.closes());
    if (open || parcel.anytime()) {
      boolean full = !open && in.beginnings().isFull(parcel.from().account(), in.now());
      return full
          ? full(parcel, in.beginnings(), in.settings(), in.now())
          : new Go(new Claim(parcel, waiting.possiblyDuplicate(), !open, in.now()));
    }
    Optional<Result> end = Ruling.late(waiting, in.closes(), in.now());
    return new Never(end.orElseThrow());
  }

  /** For a message that would begin with a customer too many. */
  static Leave full(Parcel parcel, Beginnings beginnings, SendSettings settings, Instant now) {
    return now.isAfter(parcel.created().plus(settings.patience()))
        ? new Never(Telling.noRoom(parcel, now))
        : new Later(beginnings.opens(parcel.from().account(), now));
  }
}
