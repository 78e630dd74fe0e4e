package dev.parley.runtime.conversation.desk;

import dev.parley.runtime.conversation.Owner;
import java.time.Instant;
import java.util.Optional;

/**
 * A conversation as people of the business see it.
 *
 * @param lastInbound when the customer wrote last
 * @param desk what people have to do with it
 * @param version goes up with every change of that
 */
record DeskEntry(
    String id,
    String channel,
    String contact,
    Owner owner,
    Optional<Instant> lastInbound,
    Desk desk,
    long version,
    Instant created) {

  /**
   * What people have to do with a conversation.
   *
   * @param opened since when people answer
   * @param answered when they last did
   * @param seen until when it was read
   * @param hold after how many minutes the bot answers again; 0 for never
   * @param returns when that is
   */
  record Desk(
      String agent,
      String team,
      String queue,
      String note,
      Optional<Instant> opened,
      Optional<Instant> answered,
      Optional<Instant> closed,
      Optional<Instant> snoozed,
      Optional<Instant> snoozedUntil,
      Optional<Instant> seen,
      int hold,
      Optional<Instant> returns) {}

  private boolean wroteSince(Optional<Instant> then) {
    return lastInbound.isPresent() && then.filter(t -> !lastInbound.get().isAfter(t)).isEmpty();
  }

  /** Whether it is open, snoozed or closed; a customer who writes opens it again. */
  String state(Instant now) {
    if (desk.closed().isPresent() && !wroteSince(desk.closed())) {
      return "closed";
    }
    boolean asleep = desk.snoozedUntil().filter(now::isBefore).isPresent();
    return asleep && !wroteSince(desk.snoozed()) ? "snoozed" : "open";
  }

  boolean unread() {
    return wroteSince(desk.seen());
  }

  /** Since when the customer waits for a person; empty if they do not. */
  Optional<Instant> waiting() {
    if (owner != Owner.HUMAN) {
      return Optional.empty();
    }
    return desk.answered().isEmpty()
        ? desk.opened()
        : lastInbound.filter(written -> wroteSince(desk.answered()));
  }
}
