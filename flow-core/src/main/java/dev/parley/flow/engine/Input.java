package dev.parley.flow.engine;

import java.util.Map;

/**
 * What resumes a waiting session. Every one but a message carries the token of the wait it belongs
 * to; one of another wait, or a second one of the same, is stale and changes nothing.
 */
public sealed interface Input {
  /** The customer wrote or tapped. */
  record Reply(Incoming message) implements Input {}

  /**
   * The session's wake-up time came.
   *
   * @param token the token of {@link Effect.SetTimer}
   */
  record TimerFired(String token) implements Input {}

  /**
   * A call is over.
   *
   * @param token the token of {@link Effect.Call}
   */
  record CallResult(String token, CallEnd end) implements Input {}

  /**
   * A person gives the conversation back.
   *
   * @param token the token of {@link Effect.Handoff}
   */
  record Handback(String token) implements Input {}

  /**
   * The host ends the session.
   *
   * @param reason a sentence for the log
   */
  record Cancel(String reason) implements Input {}

  /**
   * A message could not be sent and never will be. {@code on error} takes it while the session
   * rests where the message left it: at a question, in a pause, or at its end.
   *
   * @param token the session's token after the turn that said the message
   * @param effect the id of {@link Effect.Send}
   * @param detail a sentence for the author
   */
  record SendRefused(String token, String effect, Refusal why, String detail) implements Input {}

  /** Why a message could not be sent. */
  enum Refusal {
    /** The customer has not written for too long: only templates reach them. */
    WINDOW,
    /** The channel has no words for it, or it is longer than the channel's limits. */
    LIMITS,
    /** The channel refused it, or could not deliver it. */
    UNDELIVERABLE,
    /** The contact has not agreed to it, has opted out, or is blocked. */
    CONSENT
  }

  /** How a call ended, all its repetitions included. */
  sealed interface CallEnd {
    /**
     * The service answered, whatever it answered.
     *
     * @param headers by name in lower case
     * @param body the text as it came
     */
    record Answered(int status, Map<String, String> headers, String body) implements CallEnd {
      public Answered {
        headers = Map.copyOf(headers);
      }
    }

    /**
     * There was no answer.
     *
     * @param detail a sentence for the author
     */
    record Unanswered(Reason reason, String detail) implements CallEnd {}
  }

  /** Why there was no answer. */
  enum Reason {
    /** It took too long. */
    TIMEOUT,
    /** The service could not be reached. */
    NETWORK,
    /** The host does not make such calls. */
    REFUSED,
    /** The answer is longer than the host takes. */
    TOO_LARGE
  }
}
