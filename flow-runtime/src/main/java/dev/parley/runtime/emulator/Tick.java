package dev.parley.runtime.emulator;

/**
 * How far a message has come. The first four are in order and never go back.
 *
 * <p>For a message of the customer, SENT means that WhatsApp has it, DELIVERED that the business
 * server took the webhook, READ that the business marked it as read.
 */
enum Tick {
  ACCEPTED,
  SENT,
  DELIVERED,
  READ,
  /** Accepted by the Graph API, but it will never arrive. */
  FAILED,
  /** The Graph API answered with an error: there is no such message, only the attempt. */
  REFUSED;

  boolean isBefore(Tick other) {
    return compareTo(other) < 0;
  }

  /** Whether nothing but a reading can still happen to it. */
  boolean isSettled() {
    return !isBefore(DELIVERED);
  }
}
