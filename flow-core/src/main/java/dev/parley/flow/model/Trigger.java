package dev.parley.flow.model;

import java.util.List;
import java.util.Optional;

/** What starts a session of a flow in a conversation that has no live session. */
public sealed interface Trigger {
  /** An expression that must be true for the trigger to apply. */
  Optional<String> when();

  /** The word the language has for it. */
  default String word() {
    return switch (this) {
      case Keyword keyword -> "keyword";
      case First first -> "first";
      case Any any -> "any";
      case Button button -> "button";
      case Ad ad -> "ad";
      case OptIn in -> "optin";
      case OptOut out -> "optout";
      case Order order -> "order";
      case Api api -> "api";
    };
  }

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

  /**
   * A button of a message that no session waits for, such as a template's.
   *
   * @param text the button's text or its payload
   */
  record Button(String text, Optional<String> when) implements Trigger {}

  /**
   * A message that comes from an advertisement.
   *
   * @param pattern the ad's id, headline or reference, in which {@code *} is any text
   */
  record Ad(String pattern, Optional<String> when) implements Trigger {}

  /** The contact wants to get marketing. */
  record OptIn(Optional<String> when) implements Trigger {}

  /** The contact wants no more marketing. */
  record OptOut(Optional<String> when) implements Trigger {}

  /** An order from the catalogue. */
  record Order(Optional<String> when) implements Trigger {}

  /** A call of the management API or a campaign. */
  record Api(Optional<String> when) implements Trigger {}

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
