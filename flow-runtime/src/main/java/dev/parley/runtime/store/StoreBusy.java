package dev.parley.runtime.store;

/**
 * Nothing can be stored now, but it may be tried again: the queue is full, or the database away.
 */
public final class StoreBusy extends RuntimeException {
  private static final long serialVersionUID = 1;

  StoreBusy(String sentence) {
    super(sentence);
  }

  StoreBusy(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
