package dev.parley.runtime.whatsapp;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of a message we sent.
 *
 * @param wamid the id Graph gave the message when it was accepted
 * @param statusName Meta's word
 * @param opaqueData what the send carried as {@code biz_opaque_callback_data}
 */
public record StatusUpdate(
    Envelope envelope,
    String wamid,
    State state,
    String statusName,
    Recipient recipient,
    Optional<String> opaqueData,
    List<GraphError> errors,
    Optional<Pricing> pricing,
    Optional<ConversationInfo> conversation,
    Optional<Payment> payment)
    implements WebhookEvent {

  public StatusUpdate {
    errors = List.copyOf(errors);
  }

  /**
   * How far a message has come. Statuses arrive in any order and some never arrive, so a message
   * takes a state only if it {@linkplain #supersedes supersedes} the one it has.
   */
  public enum State {
    /** A word this version does not know, or the status of something that is not a message. */
    OTHER,
    SENT,
    /** May follow {@code sent}; a late {@code delivered} proves it wrong. */
    FAILED,
    DELIVERED,
    READ,
    PLAYED;

    /** Whether a message in the given state moves on to this one. */
    public boolean supersedes(State current) {
      return compareTo(current) > 0;
    }
  }

  /**
   * Whom the message went to.
   *
   * @param id the phone number, or the group's id
   * @param participant the member of a group whom this status concerns
   * @param identityKeyHash changes with the person's device; there only if it is to be checked
   */
  public record Recipient(
      Optional<String> id,
      Optional<String> bsuid,
      Optional<String> parentBsuid,
      boolean group,
      Optional<String> participant,
      Optional<String> participantBsuid,
      Optional<String> identityKeyHash) {}

  /** What Meta charges; sent with one of a message's statuses only. */
  public record Pricing(
      Optional<Boolean> billable,
      Optional<String> model,
      Optional<String> type,
      Optional<String> category,
      Optional<String> subtype) {}

  /**
   * What became of a payment that a message asked for.
   *
   * @param amount in parts of the currency's unit
   * @param offset how many of these parts make a unit
   */
  public record Payment(
      Optional<String> referenceId,
      Optional<BigDecimal> amount,
      Optional<Integer> offset,
      Optional<String> currency,
      Optional<String> transactionId,
      Optional<String> transactionStatus) {}

  /** The window the message was counted in; Graph v24 and later leave it out. */
  public record ConversationInfo(
      Optional<String> id, Optional<String> origin, Optional<Instant> expires) {}
}
