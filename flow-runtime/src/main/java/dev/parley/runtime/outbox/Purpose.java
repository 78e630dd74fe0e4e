package dev.parley.runtime.outbox;

import java.util.Locale;

/** Why a message is sent. */
public enum Purpose {
  /** It answers the customer. */
  REPLY,
  /** It serves the customer without having been asked, such as a reminder. */
  UTILITY,
  /** It advertises. */
  MARKETING;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Purpose of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
