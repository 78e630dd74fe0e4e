package dev.parley.runtime.http;

import dev.parley.runtime.store.Tx;
import java.util.function.Function;

/** What an operation leads to. */
public sealed interface Reply permits Answer, Reply.Change, Reply.Written {
  /**
   * Something is to be changed in one transaction, which also gives the answer. With an idempotency
   * key the answer is kept in that same transaction, so that both happen or neither.
   *
   * @param make makes the change; if it throws a {@link Problem}, nothing is changed
   */
  record Change(Function<Tx, Answer> make) implements Reply {}

  /** The operation has written its answer itself. */
  record Written() implements Reply {}
}
