package dev.parley.runtime.outbox;

import dev.parley.runtime.whatsapp.GraphErrorCode;
import java.time.Duration;
import java.util.Optional;

/** What came of an attempt to send. */
public sealed interface Verdict {
  /** Graph took the message. */
  record Accepted(String wamid) implements Verdict {}

  /**
   * It was not sent and may be tried again.
   *
   * @param code Graph's error code; -1 if Graph was not reached
   * @param pause how long to wait first
   */
  record Again(int code, String reason, Duration pause) implements Verdict {}

  /**
   * It was not sent, and nothing else of its number can be sent either for now.
   *
   * @param rule what Graph's error calls for
   * @param asked how long Graph asks to wait at least
   */
  record Held(int code, String reason, GraphErrorCode rule, Duration asked) implements Verdict {
    /** How long this message waits that was refused so often. */
    Duration pause(int refusals) {
      Duration pause = rule.pace().wait(refusals);
      return pause.compareTo(asked) < 0 ? asked : pause;
    }

    boolean tooFast() {
      return code == GraphErrorCode.TOO_FAST;
    }
  }

  /**
   * It will never be sent.
   *
   * @param remedy what a person has to do so that others of its kind are
   */
  record Failed(int code, String reason, Optional<String> remedy) implements Verdict {
    /** Nobody has to do anything. */
    public Failed(int code, String reason) {
      this(code, reason, Optional.empty());
    }
  }

  /**
   * Nobody knows whether it was sent.
   *
   * @param asked how long it is not to be tried again; a status may tell before
   */
  record InDoubt(String reason, Duration asked) implements Verdict {
    /** It may be tried again when the doubt wait is over. */
    public InDoubt(String reason) {
      this(reason, Duration.ZERO);
    }
  }
}
