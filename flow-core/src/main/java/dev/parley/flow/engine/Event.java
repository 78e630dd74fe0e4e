package dev.parley.flow.engine;

import dev.parley.flow.session.Fault;
import org.jspecify.annotations.Nullable;

/** Something that happened in a turn, for logs, analytics and tests of the author's. */
public sealed interface Event {
  /** A session began. */
  record Started(String flow) implements Event {}

  /** A step was entered. */
  record StepEntered(String flow, String step) implements Event {}

  /** A variable took a value. */
  record VariableSet(String path, @Nullable Object value) implements Event {}

  /** A question waits. */
  record WaitEntered(String waitId) implements Event {}

  /** An answer was taken. */
  record Answered(String waitId, @Nullable Object value) implements Event {}

  /** An answer was not taken; {@code failures} so far. */
  record AnswerFailed(String waitId, int failures) implements Event {}

  /** Silence took the wait's time-out. */
  record TimedOut(String waitId) implements Event {}

  /** A keyword interrupted. */
  record Interrupted(String keyword) implements Event {}

  /** A tap on an earlier question, or a timer of an earlier wait. */
  record StaleInput(String token) implements Event {}

  /** The session expired. */
  record Expired() implements Event {}

  /** A fault happened. */
  record Faulted(Fault fault) implements Event {}

  /** The session ended. */
  record Ended() implements Event {}

  /** The session failed. */
  record Failed(Fault fault) implements Event {}

  /** The host cancelled the session. */
  record Cancelled(String reason) implements Event {}

  /** The input changed nothing. */
  record Refused(String reason) implements Event {}
}
