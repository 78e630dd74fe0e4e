package dev.parley.runtime.outbox;

import dev.parley.runtime.whatsapp.Destination;
import dev.parley.runtime.whatsapp.OutboundMessage;
import dev.parley.runtime.whatsapp.TemplateMessage;
import java.time.Instant;
import java.util.Optional;

/**
 * A message that is about to be written to the outbox.
 *
 * @param from whose conversation it belongs to
 * @param to the customer's address
 * @param purpose why it is sent
 * @param campaign the campaign it belongs to; empty if none
 * @param freeUntil when the customer's window closes; empty for what may be sent at any time
 * @param origin the place in a flow that said it; empty if none did
 * @param author the user or key that has it sent; empty for what flows say
 */
public record Draft(
    From from,
    Destination to,
    OutboundMessage message,
    Purpose purpose,
    String campaign,
    Optional<Instant> freeUntil,
    Optional<Origin> origin,
    String author) {
  /** The conversation a message belongs to. */
  public record From(String account, String channel, String conversation, String contact) {}

  /**
   * What said a message, to be told if it cannot be sent.
   *
   * @param token the session's token after the turn that said it
   * @param effect the engine's id of it
   */
  public record Origin(String token, String effect) {}

  /** An answer to a customer. */
  public static Draft reply(From from, Destination to, OutboundMessage message) {
    return new Draft(from, to, message, Purpose.REPLY, "", Optional.empty(), Optional.empty(), "");
  }

  /** The same for a customer whose window closes then; only templates are sent after it. */
  public Draft until(Instant closes) {
    Optional<Instant> until =
        message instanceof TemplateMessage ? Optional.empty() : Optional.of(closes);
    return new Draft(from, to, message, purpose, campaign, until, origin, author);
  }

  /** The same, sent for this. */
  public Draft serving(Purpose why) {
    return new Draft(from, to, message, why, campaign, freeUntil, origin, author);
  }

  /** The same, sent for this by a campaign. */
  public Draft within(String ofCampaign, Purpose why) {
    return new Draft(from, to, message, why, ofCampaign, freeUntil, origin, author);
  }

  /** The same, sent for somebody. */
  public Draft by(String who) {
    return new Draft(from, to, message, purpose, campaign, freeUntil, origin, who);
  }

  /** The same, said by a flow. */
  public Draft saidBy(Origin flow) {
    return new Draft(from, to, message, purpose, campaign, freeUntil, Optional.of(flow), author);
  }
}
