package dev.parley.flow.model;

import java.util.List;
import java.util.Optional;

/** What starts a session of a flow in a conversation that has no live session. */
public sealed interface Trigger {
  /** An expression that must be true for the trigger to apply. */
  Optional<String> when();

  /**
   * A word the customer writes.
   *
   * @param words the words, compared with case and accents folded
   * @param match how a word is compared with the message
   */
  record Keyword(List<String> words, Match match, Optional<String> when) implements Trigger {
    public Keyword {
      words = List.copyOf(words);
    }
  }

  /** The contact's first message ever. */
  record First(Optional<String> when) implements Trigger {}

  /** Any message. */
  record Any(Optional<String> when) implements Trigger {}

  /** How a keyword is compared with a message; earlier ones go first. */
  enum Match {
    /** The whole trimmed message. */
    EXACT,
    /** A whole word anywhere in the message. */
    WORD,
    /** The message's beginning. */
    PREFIX,
    /** A pattern in which {@code *} is any text. */
    PATTERN
  }
}
