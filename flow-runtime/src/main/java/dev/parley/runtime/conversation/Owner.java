package dev.parley.runtime.conversation;

import java.util.Locale;

/** Who answers in a conversation. */
public enum Owner {
  /** A flow. */
  BOT,
  /** A person; flows keep still. */
  HUMAN;

  /** Its word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The owner of a word. */
  public static Owner of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
