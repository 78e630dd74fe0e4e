package dev.parley.flow.engine;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
   * Call a web service, repeat the call as its patience says, and give the end of it back. Until
   * then the host holds the customer's messages.
   *
   * @param token to be given back in {@link Input.CallResult}
   */
  record Call(String id, String token, HttpCall call) implements Effect {}

  /**
   * Let a person answer. Until they hand back, all messages go to them.
   *
   * @param token to be given back in {@link Input.Handback}
   * @param queue the team; the author's word for it
   * @param note what the person should know
   */
  record Handoff(String id, String token, String queue, Optional<String> note) implements Effect {}

  /**
   * Change a field of the contact.
   *
   * @param field the field's name
   * @param value its new value; null unsets it
   */
  record SetContact(String id, String field, @Nullable Object value) implements Effect {}

  /** Stick a label to the contact, or take it off. */
  record Label(String id, String label, boolean on) implements Effect {}

  /** Put the contact into a group, or take it out. */
  record Group(String id, String group, boolean in) implements Effect {}

  /** Note the language the contact wants. */
  record Language(String id, String lang) implements Effect {}

  /**
   * Note that the contact agrees to get messages, or no longer.
   *
   * @param purpose what they are for, such as {@code marketing}
   */
  record Consent(String id, String purpose, boolean given) implements Effect {}

  /** Tell outgoing webhooks and analytics that something happened. */
  record Emit(String id, String event, Map<String, @Nullable Object> data) implements Effect {
    public Emit {
      data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }
  }

  /**
   * Start another flow of the bot: the session has ended for it.
   *
   * @param start which flow and why
   */
  record StartFlow(String id, Start start) implements Effect {}
}
