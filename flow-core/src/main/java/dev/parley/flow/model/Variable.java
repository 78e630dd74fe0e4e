package dev.parley.flow.model;

import java.util.Optional;

/**
 * A declared variable, parameter or result.
 *
 * @param scope where its value lives
 * @param name an identifier
 * @param type what it holds
 * @param initial an expression for its first value; null where absent
 */
public record Variable(Scope scope, String name, Type type, Optional<String> initial) {
  /** Where a variable's value lives. */
  public enum Scope {
    /** In the flow's own frame. */
    FLOW,
    /** In the session, shared by all its flows, read as {@code session.name}. */
    SESSION,
    /** On the contact, kept after the session, read as {@code contact.name}. */
    CONTACT
  }
}
