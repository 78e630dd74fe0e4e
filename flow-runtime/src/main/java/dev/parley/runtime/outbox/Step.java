package dev.parley.runtime.outbox;

import dev.parley.runtime.journal.Note;
import java.time.Instant;
import java.util.Optional;

/**
 * What the sender writes down at once: what came of one message, that the conversation's next is
 * now being sent, and what people should read about the number.
 */
record Step(Optional<Result> result, Optional<Claim> claim, Optional<News> news) {
  Step(Optional<Result> result, Optional<Claim> claim) {
    this(result, claim, Optional.empty());
  }

  static Step of(Result result) {
    return new Step(Optional.of(result), Optional.empty());
  }

  static Step of(Claim claim) {
    return new Step(Optional.empty(), Optional.of(claim));
  }

  static Step of(News news) {
    return new Step(Optional.empty(), Optional.empty(), Optional.of(news));
  }

  /**
   * What people should read about a number.
   *
   * @param parcel the message by which it was found out
   */
  record News(Parcel parcel, Note note) {}

  /** The message that the step is about: the one that goes next, else the one that went. */
  Optional<Parcel> parcel() {
    return claim
        .map(Claim::parcel)
        .or(() -> result.map(Result::parcel))
        .or(() -> news.map(News::parcel));
  }

  /**
   * Takes the right to send a message.
   *
   * @param possiblyDuplicate whether an earlier attempt may have reached the customer
   * @param begins whether the customer's window is closed, so that Meta counts the message
   */
  record Claim(Parcel parcel, boolean possiblyDuplicate, boolean begins, Instant at) {
    /** The message as it waited. */
    Lane.Waiting waiting() {
      return new Lane.Waiting(parcel, possiblyDuplicate);
    }

    /** An answer. */
    Claim(Parcel parcel, boolean possiblyDuplicate, Instant at) {
      this(parcel, possiblyDuplicate, false, at);
    }
  }

  /** What came of an attempt. */
  sealed interface Result {
    Parcel parcel();

    Instant at();

    record Accepted(Parcel parcel, String wamid, Instant at) implements Result {}

    /**
     * It was not sent and will be tried again.
     *
     * @param next when; empty if nobody knows
     */
    record Postponed(Parcel parcel, int code, String why, Optional<Instant> next, Instant at)
        implements Result {}

    record Doubtful(Parcel parcel, String why, Instant until, Instant at) implements Result {}

    record Failed(Parcel parcel, int code, String why, Instant at) implements Refusal {}

    /** It was kept back, for Meta would refuse it or its contact must not get it. */
    record Unsent(Parcel parcel, KeptBack reason, Instant at) implements Refusal {
      @Override
      public int code() {
        return reason.code();
      }

      @Override
      public String why() {
        return reason.sentence();
      }
    }

    /** It will never be sent, and whoever said it is told. */
    sealed interface Refusal extends Result {
      int code();

      String why();
    }

    /** It may have been sent, and must not be sent twice. */
    record Unknown(Parcel parcel, Instant at) implements Result {}
  }
}
