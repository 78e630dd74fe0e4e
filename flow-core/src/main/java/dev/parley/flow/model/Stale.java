package dev.parley.flow.model;

/** What a tap on a button of an earlier question does. */
public enum Stale {
  /** Says the current prompt again. */
  REPROMPT,
  /** Follows that option's own explicit target if its step still exists. */
  ACCEPT,
  /** Does nothing. */
  IGNORE
}
