package dev.parley.runtime.emulator;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * One change that the business has to hear of.
 *
 * @param field the webhook field it belongs to
 * @param value the {@code value} of the change
 * @param since when it happened
 * @param acknowledged runs once the business server has taken it
 */
record WebhookUpdate(String field, ObjectNode value, Instant since, Runnable acknowledged) {
  private static final String MESSAGES = "messages";

  /** One of the field {@code messages}. */
  static WebhookUpdate messages(ObjectNode value, Instant since, Runnable acknowledged) {
    return new WebhookUpdate(MESSAGES, value, since, acknowledged);
  }

  /** One that nobody waits for. */
  static WebhookUpdate of(String field, ObjectNode value, Instant since) {
    return new WebhookUpdate(field, value, since, () -> {});
  }

  /** The same again, as a webhook that came twice. */
  WebhookUpdate again() {
    return of(field, value, since);
  }

  boolean isOfMessages() {
    return MESSAGES.equals(field);
  }
}
