package dev.parley.runtime.shard;

import java.util.Arrays;
import java.util.Optional;

/** What a stage of the line wants to be told of by other nodes. */
public enum Topic {
  /** Events that wait for their turn. */
  EVENTS,
  /** Messages to send, and what became of them. */
  SENDS,
  /** Timers. */
  TIMERS,
  /** Calls to services. */
  CALLS;

  static Optional<Topic> named(String name) {
    return Arrays.stream(values()).filter(topic -> topic.name().equals(name)).findFirst();
  }
}
