package dev.parley.runtime.outbox;

import dev.parley.runtime.whatsapp.Destination;
import dev.parley.runtime.whatsapp.OutboundMessage;

/**
 * A message that is about to be written to the outbox.
 *
 * @param from whose conversation it belongs to
 * @param to the customer's address
 * @param purpose why it is sent
 * @param campaign the campaign it belongs to; empty if none
 */
public record Draft(
    From from, Destination to, OutboundMessage message, Purpose purpose, String campaign) {
  /** The conversation a message belongs to. */
  public record From(String account, String channel, String conversation, String contact) {}

  /** An answer to a customer. */
  public static Draft reply(From from, Destination to, OutboundMessage message) {
    return new Draft(from, to, message, Purpose.REPLY, "");
  }
}
