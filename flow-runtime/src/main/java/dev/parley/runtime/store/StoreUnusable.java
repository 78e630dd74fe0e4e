package dev.parley.runtime.store;

/** The database cannot be opened; the message is a sentence for the operator. */
public final class StoreUnusable extends RuntimeException {
  private static final long serialVersionUID = 1;

  StoreUnusable(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
