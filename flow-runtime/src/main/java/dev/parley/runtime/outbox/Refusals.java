package dev.parley.runtime.outbox;

import dev.parley.runtime.store.Tx;
import java.util.List;

/** The inbox's door for messages that could not be sent. */
@FunctionalInterface
public interface Refusals {
  /** Makes events of them, in the transaction that writes down that they were refused. */
  void enter(Tx tx, List<Refused> refused);
}
