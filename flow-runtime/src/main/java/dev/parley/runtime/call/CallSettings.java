package dev.parley.runtime.call;

/**
 * How services are called.
 *
 * @param privateToo whether calls may lead into private networks, this machine included
 * @param concurrency how many calls may be under way at once
 */
public record CallSettings(boolean privateToo, int concurrency) {
  /** No private networks, and 256 calls at once. */
  public static CallSettings defaults() {
    return new CallSettings(false, 256);
  }

  /** The same, with or without private networks. */
  public CallSettings withPrivate(boolean allowed) {
    return new CallSettings(allowed, concurrency);
  }
}
