package dev.parley.runtime.whatsapp;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

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

  /** The code of a number that sends faster than it may. */
  public static final int TOO_FAST = 130429;

  /** The code of a message that came after its customer's window had closed. */
  public static final int OUTSIDE_WINDOW = 131047;

  /** The code of a customer who wants no more advertising. */
  public static final int OPTED_OUT = 131050;

  /** The code of too many messages to one customer. */
  public static final int PAIR_TOO_FAST = 131056;

  /** What a person has to do before messages are taken again; empty if that is nothing. */
  public Optional<String> remedy() {
    return action == Action.STOP_NUMBER ? Optional.of(Remedies.of(first)) : Optional.empty();
  }

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
   * @param attempts how often a message is tried again before it has failed; {@link #FOR_EVER}
   *     where the number as a whole waits, for then no message is to blame
   */
  public record Pace(Duration first, int factor, Duration longest, int attempts) {
    /** The number of attempts of what is tried as long as it makes sense. */
    public static final int FOR_EVER = Integer.MAX_VALUE;

    static final Pace NEVER = new Pace(Duration.ZERO, 1, Duration.ZERO, 0);

    /** Waits twice as long each time, and never gives up. */
    public static Pace forEver(Duration first, Duration longest) {
      return new Pace(first, 2, longest, FOR_EVER);
    }

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
