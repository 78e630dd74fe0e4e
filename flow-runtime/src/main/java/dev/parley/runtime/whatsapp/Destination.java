package dev.parley.runtime.whatsapp;

/** Whom a message goes to. */
public sealed interface Destination {

  /**
   * A person known by phone number.
   *
   * @param number digits with country code, as WhatsApp writes it; a leading {@code +} is welcome
   */
  record Phone(String number) implements Destination {
    /** The form Graph wants: without the {@code +} it would put our own country code before it. */
    String international() {
      return number.startsWith("+") ? number : "+" + number;
    }
  }

  /** A person known only by the business-scoped user id. */
  record User(String bsuid) implements Destination {}

  /** A group. */
  record Group(String id) implements Destination {}
}
