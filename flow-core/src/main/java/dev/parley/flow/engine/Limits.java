package dev.parley.flow.engine;

/**
 * What a turn may cost at most; beyond it the flow has a fault.
 *
 * @param steps actions a turn
 * @param depth frames a session
 * @param cost expression cost a turn, in operations
 * @param size what expressions may build in a turn, in UTF-16 units and elements
 * @param text UTF-16 units of one text
 * @param sessionSize an estimate of a session's JSON, in UTF-16 units
 */
public record Limits(int steps, int depth, long cost, long size, int text, int sessionSize) {
  /** 1,000 actions, 16 frames, a million operations, texts of 4,096 and sessions of 64 K. */
  public static Limits defaults() {
    return new Limits(1_000, 16, 1_000_000, 4_000_000, 4_096, 65_536);
  }
}
