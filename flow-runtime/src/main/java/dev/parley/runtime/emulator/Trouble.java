package dev.parley.runtime.emulator;

/**
 * Why Meta did not do as asked, in Meta's own words.
 *
 * @param code the number to switch on
 * @param title the general sentence of that number
 * @param details what is wrong this time
 */
record Trouble(int code, String title, String details) {
  static final int UNDELIVERABLE = 131026;
  static final int OUTSIDE_WINDOW = 131047;
  static final int RESTRICTED = 131048;
  static final int INVALID_VALUE = 131009;

  static Trouble outsideWindow() {
    return new Trouble(
        OUTSIDE_WINDOW,
        "Re-engagement message",
        "Message failed to send because more than 24 hours have passed since the customer last"
            + " replied to this number.");
  }

  /** Meta names no code of its own for this; it is the one for what a number may not send. */
  static Trouble tooManyCustomers() {
    return new Trouble(
        RESTRICTED,
        "Spam rate limit hit",
        "Message failed to send because the business has written to as many people first as its"
            + " messaging limit allows in 24 hours.");
  }

  static Trouble undeliverable(String details) {
    return new Trouble(UNDELIVERABLE, "Message undeliverable", details);
  }

  static Trouble invalidValue(String details) {
    return new Trouble(INVALID_VALUE, "Parameter value is not valid", details);
  }
}
