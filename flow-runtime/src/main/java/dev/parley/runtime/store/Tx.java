package dev.parley.runtime.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** One transaction of the writer, and what is to happen once it is durable. */
public final class Tx {
  private static final String PART = "part";

  private final Handle handle;
  private final List<Runnable> afterCommit = new ArrayList<>();
  private final List<Runnable> afterRollback = new ArrayList<>();

  Tx(Handle handle) {
    this.handle = handle;
  }

  /** The connection of this transaction. */
  public Handle handle() {
    return handle;
  }

  /** What an account has, to be changed in this transaction. */
  public Estate of(AccountId account) {
    return new Estate(handle, account);
  }

  /**
   * Does a part of the transaction that may fail alone: what it wrote is undone then, and the rest
   * goes on.
   */
  public <R> R part(Supplier<R> part) {
    int commits = afterCommit.size();
    int rollbacks = afterRollback.size();
    handle.savepoint(PART);
    try {
      R result = part.get();
      handle.releaseSavepoint(PART);
      return result;
    } catch (RuntimeException e) {
      if (!SqlFaults.isPassing(e)) {
        handle.rollbackToSavepoint(PART);
        afterCommit.subList(commits, afterCommit.size()).clear();
        List<Runnable> undone = afterRollback.subList(rollbacks, afterRollback.size());
        List.copyOf(undone).forEach(Runnable::run);
        undone.clear();
      }
      throw e;
    }
  }

  /**
   * Runs a task when this transaction is durable, and never if it is rolled back: the place for
   * caches to learn what was written. The writer waits for it, so it must be short.
   */
  public void afterCommit(Runnable task) {
    afterCommit.add(task);
  }

  /** Runs a task if this transaction is rolled back, and never if it is committed. */
  public void afterRollback(Runnable task) {
    afterRollback.add(task);
  }

  /** The next numbers of the order in which everything happened. */
  public List<Long> sequences(int count) {
    return handle
        .createQuery("select nextval('event_sequence') from generate_series(1, :n)")
        .bind("n", count)
        .mapTo(Long.class)
        .list();
  }

  void rolledBack() {
    afterRollback.forEach(Runnable::run);
  }

  void committed() {
    afterCommit.forEach(Runnable::run);
  }
}
