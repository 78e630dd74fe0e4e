package dev.parley.runtime.conversation;

import dev.parley.runtime.store.Tx;
import java.util.List;
import java.util.Set;

/** The inbox as conversations see it: what has its turn ahead, and what became of it. */
public interface Ledger {
  /**
   * What became of an arrival.
   *
   * @param outcome one word
   * @param detail a sentence; may be empty
   */
  record Done(Arrival arrival, String outcome, String detail) {}

  /**
   * Marks arrivals as done, in the transaction of their turns.
   *
   * @return for each whether it was still open; another process may have been faster
   */
  List<Boolean> done(Tx tx, List<Done> done);

  /** Sets an arrival aside, with the reason; its conversation stops until somebody acts. */
  void park(Tx tx, Arrival arrival, String reason);

  /** The oldest arrivals that wait for their turn. */
  List<Arrival> open(int most);

  /** Conversations in which an arrival is parked. */
  Set<String> parked();
}
