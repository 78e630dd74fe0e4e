package dev.parley.flow.engine;

import dev.parley.flow.session.Fault;
import org.jspecify.annotations.Nullable;

/** Something that happened in a turn, for logs, analytics and tests of the author's. */
public sealed interface Event {
  /** A session began. */
  record Started(String flow) implements Event {}

  /** A step was entered. */
  record StepEntered(String flow, String step) implements Event {}

  /** A flow was called by another. */
  record FlowEntered(String flow) implements Event {}

  /** A called flow ended, and its caller goes on. */
  record FlowLeft(String flow) implements Event {}

  /** A variable took a value. */
  record VariableSet(String path, @Nullable Object value) implements Event {}

  /** The session waits: for an answer, a call, a moment or a person. */
  record WaitEntered(String waitId) implements Event {}

  /** An answer was taken. */
  record Answered(String waitId, @Nullable Object value) implements Event {}

  /** An answer was not taken; {@code failures} so far. */
  record AnswerFailed(String waitId, int failures) implements Event {}

  /** Silence took the wait's time-out. */
  record TimedOut(String waitId) implements Event {}

  /**
   * A call is over.
   *
   * @param status the service's answer; 0 if there was none
   */
  record CallEnded(String waitId, int status) implements Event {}

  /** A pause is over. */
  record PauseEnded(String waitId) implements Event {}

  /** A person gave the conversation back. */
  record HandedBack(String waitId) implements Event {}

  /** A keyword interrupted. */
  record Interrupted(String keyword) implements Event {}

  /** A file that no question asked for went to {@code on media}; its kind, such as image. */
  record MediaCame(String kind) implements Event {}

  /** A message came while nothing listens to it. */
  record Dropped(String waitId) implements Event {}

  /** A tap, timer, result or handback of an earlier wait. */
  record StaleInput(String token) implements Event {}

  /**
   * A message could not be sent.
   *
   * @param effect the id of {@link Effect.Send}
   * @param detail a sentence for the author
   */
  record SendRefused(String effect, Input.Refusal why, String detail) implements Event {}

  /**
   * The session moved to another release.
   *
   * @param rule by which rule
   * @param from the release it was in
   * @param to the release it is in now
   * @param waitId where it waited in the release it was in
   */
  record Moved(Rule rule, String from, String to, String waitId) implements Event {}

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

  /** The rules by which a session moves to another release, the first that applies. */
  enum Rule {
    /** The same wait of the same shape is there: it goes on. */
    SAME,
    /** The wait has another name now: it goes on. */
    WAS,
    /** The wait asks for something else now: it is entered again. */
    RESHAPED,
    /** The wait is gone, and {@code on migrate} takes over. */
    MIGRATED,
    /** The wait is gone, and its step begins again. */
    RESTARTED,
    /** The wait and its step are gone: the session fails. */
    LOST
  }
}
