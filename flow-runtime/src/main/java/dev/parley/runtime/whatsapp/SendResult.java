package dev.parley.runtime.whatsapp;

import java.time.Duration;
import java.util.Optional;

/**
 * What is known after a request to Graph. Only {@link InDoubt} leaves open whether the customer
 * gets the message: Graph knows no idempotency key, so nothing but a status can tell.
 */
public sealed interface SendResult {

  /**
   * Graph took the message; delivery is told by statuses.
   *
   * @param wamid the message's id from now on
   * @param waId the customer's number as WhatsApp writes it
   * @param bsuid the customer's business-scoped id
   * @param messageStatus whether it is accepted, held for quality assessment or paused
   */
  record Accepted(
      String wamid, Optional<String> waId, Optional<String> bsuid, Optional<String> messageStatus)
      implements SendResult {}

  /**
   * Graph answered that it does not take the message: it was not sent.
   *
   * @param retryAfter how long Graph asks to wait
   */
  record Refused(GraphError error, int httpStatus, Optional<Duration> retryAfter)
      implements SendResult {}

  /**
   * The request may have reached Graph, and no answer tells what became of it.
   *
   * @param asked how long whoever answered asks to wait; zero if nobody does
   */
  record InDoubt(String reason, Duration asked) implements SendResult {
    /** Nobody asks to wait. */
    public InDoubt(String reason) {
      this(reason, Duration.ZERO);
    }
  }

  /** The request never left: it was certainly not sent. */
  record NotSent(String reason) implements SendResult {}
}
