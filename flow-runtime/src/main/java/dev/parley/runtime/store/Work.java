package dev.parley.runtime.store;

import java.util.List;

/**
 * One kind of change to the database. The writer gathers what is queued and hands all items of a
 * kind over at once, so that a statement can serve many of them.
 *
 * <p>Items are gathered by the instance: keep it in a field, a fresh lambda gathers nothing. It may
 * be run again with the same items after a roll-back, together or one by one.
 */
@FunctionalInterface
public interface Work<T, R> {
  /** Makes the changes; results in the order of the items. */
  List<R> run(Tx tx, List<T> items);
}
