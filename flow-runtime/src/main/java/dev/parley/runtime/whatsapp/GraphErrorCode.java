package dev.parley.runtime.whatsapp;

import java.time.Duration;
import java.util.List;

/**
 * What to do about an error of Graph's, by its code. The HTTP status does not decide: Meta lists
 * the same code under several.
 *
 * @param first the lowest code this holds for
 * @param last the highest
 * @param scope what has to wait or stop
 * @param pace how long to wait before trying again, and how often; used by the actions that try
 *     again
 * @param meaning in words, for people
 */
public record GraphErrorCode(
    int first, int last, Action action, Scope scope, Pace pace, String meaning) {

  /** What to do about an error; one that is not known is tried again a few times. */
  public static GraphErrorCode of(GraphError error) {
    return GraphErrorTable.find(error);
  }

  /** Every code that is known. */
  public static List<GraphErrorCode> table() {
    return GraphErrorTable.ROWS;
  }

  /** What the sender does. */
  public enum Action {
    /** Try again, waiting longer each time. */
    RETRY,
    /** Try again a few times; then it is permanent. */
    RETRY_FEW,
    /** A condition must pass first; try again at the pace given. */
    WAIT,
    /** This message will never be taken: fail it. */
    PERMANENT,
    /**
     * Nothing can be sent until a person acts: raise an alarm, and stop what the scope names. For a
     * scope of one message that is this message and others of its kind; the number goes on.
     */
    STOP_NUMBER
  }

  /** What an error concerns besides the message it came with. */
  public enum Scope {
    MESSAGE,
    /** Messages to the same customer. */
    USER,
    /** Every message from the number. */
    NUMBER,
    /** Every number of the account. */
    ACCOUNT
  }

  /**
   * When to try again.
   *
   * @param first the first wait
   * @param factor by which each wait is longer than the one before
   * @param longest no wait is longer
   * @param attempts after this many the message has failed
   */
  public record Pace(Duration first, int factor, Duration longest, int attempts) {
    static final Pace NEVER = new Pace(Duration.ZERO, 1, Duration.ZERO, 0);

    /** The wait before the attempt that follows this many failures; at least one. */
    public Duration wait(int failures) {
      Duration wait = first;
      for (int i = 1; i < failures && wait.compareTo(longest) < 0; i++) {
        wait = wait.multipliedBy(factor);
      }
      return wait.compareTo(longest) > 0 ? longest : wait;
    }
  }
}
