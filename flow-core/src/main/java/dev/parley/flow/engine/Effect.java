package dev.parley.flow.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something the world must do because of a turn. The host carries effects out in order. */
public sealed interface Effect {
  /** Unique for ever: session id, turn number and place in the turn. */
  String id();

  /** Send a message. */
  record Send(String id, Message message) implements Effect {}

  /**
   * Wake the session at a time; replaces its earlier timer. A session has one timer at most.
   *
   * @param token to be given back in {@link Input.TimerFired}
   */
  record SetTimer(String id, Instant due, String token) implements Effect {}

  /** Remove the session's timer. */
  record ClearTimer(String id) implements Effect {}

  /**
   * Change a field of the contact.
   *
   * @param field the field's name
   * @param value its new value; null unsets it
   */
  record SetContact(String id, String field, @Nullable Object value) implements Effect {}

  /**
   * Start another flow of the bot: the session has ended for it.
   *
   * @param start which flow and why
   */
  record StartFlow(String id, Start start) implements Effect {}
}
