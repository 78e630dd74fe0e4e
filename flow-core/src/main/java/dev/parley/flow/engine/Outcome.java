package dev.parley.flow.engine;

/** What became of an input. */
public enum Outcome {
  /** It started a session. */
  STARTED,
  /** It answered the question. */
  ANSWERED,
  /** It failed the question's checks, is no option, or met a fault while it was checked. */
  NOT_ACCEPTED,
  /** A keyword interrupted the question. */
  INTERRUPTED,
  /** A call's result, a pause's end or a handback let the session go on. */
  RESUMED,
  /** Silence took the time-out's target. */
  TIMED_OUT,
  /** The session expired. */
  EXPIRED,
  /** The session moved to another release, and the input belonged to what is no longer there. */
  MOVED,
  /** The timer fired before anything was due; it is set again. */
  EARLY,
  /** It belongs to an earlier wait. */
  STALE,
  /** Nothing listens to messages now, and nobody will: it is gone. */
  DROPPED,
  /** A call is under way: give it again when the call is over. Nothing changed. */
  HELD,
  /** A person has the conversation: show it to them. Nothing changed. */
  WITH_AGENT,
  /** A message could not be sent: {@code on error} took over, or it was the second fault. */
  UNSENT,
  /** A message could not be sent, and nothing says what then. Nothing changed. */
  UNHEARD,
  /** The host's wish to end the session was carried out. */
  CANCELLED,
  /** The session cannot take it; nothing changed. */
  REFUSED
}
