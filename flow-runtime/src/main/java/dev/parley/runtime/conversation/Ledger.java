package dev.parley.runtime.conversation;

import dev.parley.runtime.outbox.Refused;
import dev.parley.runtime.shard.Slice;
import dev.parley.runtime.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;

/** The inbox as conversations see it: what has its turn ahead, and what became of it. */
public interface Ledger {
  /**
   * What became of an arrival.
   *
   * @param outcome one word
   * @param detail a sentence; may be empty
   * @param held whether it is not done, but waits for the end of a call
   */
  record Done(Arrival arrival, String outcome, String detail, boolean held) {}

  /**
   * Marks arrivals as done or held, in the transaction of their turns.
   *
   * @return for each whether it was still open; another process may have been faster
   */
  List<Boolean> done(Tx tx, List<Done> done);

  /**
   * Opens the held arrivals of these conversations again, in the transaction of the turns that end
   * their calls.
   *
   * @return the arrivals, in their order
   */
  List<Arrival> free(Tx tx, Set<String> conversations);

  /**
   * Writes down messages that no outbox takes, in the transaction of the turns that say them.
   *
   * @return the arrivals that they are
   */
  List<Arrival> refuse(Tx tx, List<Refused> refused);

  /** Meta's ids of the messages that these arrivals are; what is no message has none. */
  Map<Long, String> messages(Tx tx, List<Long> sequences);

  /** Sets an arrival aside, with the reason; its conversation stops until somebody acts. */
  void park(Tx tx, Arrival arrival, String reason);

  /**
   * What was read of the inbox.
   *
   * @param all whether there is no more
   * @param parked conversations that had something in them which no turn can be made of
   */
  record Waiting(List<Arrival> arrivals, boolean all, Set<String> parked) {}

  /** The oldest arrivals that wait for their turn, {@code most} of them with those known. */
  Waiting open(Slice slice, int most, LongPredicate known);

  /** Those of these arrivals that must not have their turn before another of their conversation. */
  Set<Arrival> early(Tx tx, List<Arrival> arrivals);

  /** Shards that have something waiting which is not known. */
  Set<Integer> strangers(Slice slice, LongPredicate known);

  /** Conversations in which an arrival is parked. */
  Set<String> parked(Slice slice);
}
