package dev.parley.runtime.outbox;

/** Which of a number's messages goes first; the most urgent stands first. */
public enum Urgency {
  /** A customer waits for it. */
  ANSWER,
  /** It serves a customer who did not ask. */
  NOTICE,
  /** One of many: advertising, or a campaign's. */
  BULK;

  static Urgency of(Purpose purpose, String campaign) {
    if (!campaign.isEmpty()) {
      return BULK;
    }
    return switch (purpose) {
      case REPLY -> ANSWER;
      case UTILITY -> NOTICE;
      case MARKETING -> BULK;
    };
  }

  /** Whether it may be sent again when nobody knows if it was sent. */
  boolean repeatable() {
    return this != BULK;
  }
}
