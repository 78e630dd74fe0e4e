package dev.parley.flow.engine;

/** What resumes a waiting session. */
public sealed interface Input {
  /** The customer wrote or tapped. */
  record Reply(Incoming message) implements Input {}

  /**
   * The session's wake-up time came.
   *
   * @param token the token of {@link Effect.SetTimer}; another is stale
   */
  record TimerFired(String token) implements Input {}

  /**
   * The host ends the session.
   *
   * @param reason a sentence for the log
   */
  record Cancel(String reason) implements Input {}
}
