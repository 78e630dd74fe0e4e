package dev.parley.runtime.emulator;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * One change that the business has to hear of.
 *
 * @param value the {@code value} of the change
 * @param since when it happened
 * @param acknowledged runs once the business server has taken it
 */
record WebhookUpdate(ObjectNode value, Instant since, Runnable acknowledged) {}
