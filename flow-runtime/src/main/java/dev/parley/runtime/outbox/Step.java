package dev.parley.runtime.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * What the sender writes down at once: what came of one message, and that the conversation's next
 * is now being sent.
 */
record Step(Optional<Result> result, Optional<Claim> claim) {
  static Step of(Result result) {
    return new Step(Optional.of(result), Optional.empty());
  }

  static Step of(Claim claim) {
    return new Step(Optional.empty(), Optional.of(claim));
  }

  /** The message that the step is about: the one that goes next, else the one that went. */
  Optional<Parcel> parcel() {
    return claim.map(Claim::parcel).or(() -> result.map(Result::parcel));
  }

  /**
   * Takes the right to send a message.
   *
   * @param possiblyDuplicate whether an earlier attempt may have reached the customer
   */
  record Claim(Parcel parcel, boolean possiblyDuplicate, Instant at) {}

  /** What came of an attempt. */
  sealed interface Result {
    Parcel parcel();

    Instant at();

    record Accepted(Parcel parcel, String wamid, Instant at) implements Result {}

    record Postponed(Parcel parcel, Verdict.Again why, Instant next, Instant at)
        implements Result {}

    record Doubtful(Parcel parcel, String why, Instant until, Instant at) implements Result {}

    record Failed(Parcel parcel, int code, String why, Instant at) implements Result {}

    /** It may have been sent, and must not be sent twice. */
    record Unknown(Parcel parcel, Instant at) implements Result {}
  }
}
