package dev.parley.runtime.conversation.desk;

import dev.parley.runtime.conversation.Address;
import dev.parley.runtime.store.Tx;

/** The inbox's door for conversations that people give back to a flow that waits for it. */
@FunctionalInterface
public interface Handbacks {
  /**
   * Makes an event of it.
   *
   * @param token of the wait that it is for
   */
  void enter(Tx tx, Address whose, String conversation, String token);
}
