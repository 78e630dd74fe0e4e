package dev.parley.flow.engine;

/** What became of an input. */
public enum Outcome {
  /** It started a session. */
  STARTED,
  /** It answered the question. */
  ANSWERED,
  /** It failed the question's checks, or is no option. */
  NOT_ACCEPTED,
  /** A keyword interrupted the question. */
  INTERRUPTED,
  /** Silence took the time-out's target. */
  TIMED_OUT,
  /** The session expired. */
  EXPIRED,
  /** The timer fired before anything was due; it is set again. */
  EARLY,
  /** It belongs to an earlier wait. */
  STALE,
  /** The host's wish to end the session was carried out. */
  CANCELLED,
  /** The session cannot take it; nothing changed. */
  REFUSED
}
