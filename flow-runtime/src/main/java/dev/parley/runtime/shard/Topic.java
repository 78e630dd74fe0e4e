package dev.parley.runtime.shard;

/** What a stage of the line wants to be told of by other nodes. */
public enum Topic {
  /** Events that wait for their turn. */
  EVENTS,
  /** Messages to send, and what became of them. */
  SENDS,
  /** Timers. */
  TIMERS
}
