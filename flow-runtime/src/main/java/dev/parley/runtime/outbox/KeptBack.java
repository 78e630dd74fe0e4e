package dev.parley.runtime.outbox;

import dev.parley.runtime.contact.consent.Bar;
import dev.parley.runtime.whatsapp.GraphErrorCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a message is not even tried. */
enum KeptBack {
  /** WhatsApp takes only templates now. */
  OUTSIDE_WINDOW(
      GraphErrorCode.OUTSIDE_WINDOW,
      "More than 24 hours have passed since the customer wrote: WhatsApp takes only templates"
          + " now."),
  /** The business has blocked the contact. */
  BLOCKED(-2, Bar.BLOCKED.sentence()),
  /** The contact has never agreed to it. */
  NO_CONSENT(-3, Bar.NO_CONSENT.sentence()),
  /** The contact no longer wants it. */
  OPTED_OUT(-4, Bar.WITHDRAWN.sentence());

  private final int code;
  private final String sentence;

  KeptBack(int code, String sentence) {
    this.code = code;
    this.sentence = sentence;
  }

  static KeptBack of(Bar bar) {
    return switch (bar) {
      case BLOCKED -> BLOCKED;
      case NO_CONSENT -> NO_CONSENT;
      case WITHDRAWN -> OPTED_OUT;
    };
  }

  /** The reason that stands with a message under this code. */
  static Optional<KeptBack> of(int code) {
    return Arrays.stream(values()).filter(reason -> reason.code == code).findFirst();
  }

  /** Meta's code where it has one, else one of ours below zero. */
  int code() {
    return code;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String sentence() {
    return sentence;
  }
}
