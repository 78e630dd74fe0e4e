package dev.parley.runtime.store;

/**
 * Another writer inserted the same row first. The transaction is rolled back and tried again: then
 * it sees that row.
 */
public final class Overtaken extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Overtaken(String what) {
    super(what + " was inserted by another writer");
  }
}
