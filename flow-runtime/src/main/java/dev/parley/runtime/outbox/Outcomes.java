package dev.parley.runtime.outbox;

import dev.parley.runtime.store.Tx;
import java.util.List;

/** Is told what becomes of campaigns' messages, in the transaction that writes it down. */
@FunctionalInterface
public interface Outcomes {
  /** Takes what became of some messages; a message may be told of again, and in any order. */
  void became(Tx tx, List<Outcome> outcomes);
}
