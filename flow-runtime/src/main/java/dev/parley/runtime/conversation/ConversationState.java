package dev.parley.runtime.conversation;

import dev.parley.flow.session.Session;
import dev.parley.flow.session.Wait;
import java.time.Instant;
import java.util.Optional;

/**
 * All that the next turn of a conversation depends on, besides what is known of the contact.
 *
 * @param version goes up with every turn
 * @param session the current session; it is kept after its end until another starts
 * @param lastInbound when the customer wrote last
 * @param newcomer whether this contact has never written before
 */
public record ConversationState(
    String id,
    String account,
    String channel,
    String contact,
    Owner owner,
    long version,
    Optional<Session> session,
    Optional<Instant> lastInbound,
    boolean newcomer) {
  /** The same with another owner. */
  ConversationState owned(Owner by) {
    return new ConversationState(
        id, account, channel, contact, by, version, session, lastInbound, newcomer);
  }

  Optional<Session> live() {
    return session.filter(Session::live);
  }

  /** Whether the session waits for a call. */
  boolean calling() {
    return session.flatMap(Session::waiting).filter(Wait.Call.class::isInstance).isPresent();
  }
}
