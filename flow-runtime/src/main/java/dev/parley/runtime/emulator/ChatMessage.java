package dev.parley.runtime.emulator;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message in a chat.
 *
 * @param id the wamid
 * @param number its place among all messages, by which the phone sorts
 * @param side who wrote it
 * @param at when
 * @param content what the business posted, or what the webhook says of the customer's message: its
 *     type, the content under the type's name, what it answers
 * @param tick how far it has come
 * @param trouble why it was refused or failed
 * @param reaction the emoji that the business put on it
 * @param draft the phone page's own name for it, so that the page knows its message again
 */
record ChatMessage(
    String id,
    long number,
    Side side,
    Instant at,
    ObjectNode content,
    Tick tick,
    Optional<Trouble> trouble,
    Optional<String> reaction,
    Optional<String> draft) {
  private static final String REACTION = "reaction";

  String type() {
    return EmulatorJson.text(content, "type").orElse("text");
  }

  boolean isFrom(Side other) {
    return side == other;
  }

  boolean isReaction() {
    return REACTION.equals(type());
  }

  boolean isTemplate() {
    return "template".equals(type());
  }

  /** Whether the phone shows it as a message of its own. */
  boolean isShown() {
    boolean here = isFrom(Side.CUSTOMER) || tick.isSettled();
    return here && (!isReaction() || trouble.isPresent());
  }

  /** Whether it is on its way to the phone. */
  boolean isComing() {
    return isFrom(Side.BUSINESS) && !tick.isSettled() && !isReaction() && trouble.isEmpty();
  }

  /** Whether it waits on the phone to be looked at. */
  boolean isUnread() {
    return isFrom(Side.BUSINESS) && tick == Tick.DELIVERED;
  }

  ChatMessage with(Tick other) {
    return new ChatMessage(id, number, side, at, content, other, trouble, reaction, draft);
  }

  ChatMessage failed(Trouble why) {
    return new ChatMessage(
        id, number, side, at, content, Tick.FAILED, Optional.of(why), reaction, draft);
  }

  ChatMessage withReaction(Optional<String> emoji) {
    return new ChatMessage(id, number, side, at, content, tick, trouble, emoji, draft);
  }
}
