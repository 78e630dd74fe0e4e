package dev.parley.runtime.emulator;

import java.util.Optional;

/**
 * Whether webhooks reach the business server.
 *
 * @param problem a sentence on the last failure; empty while all is well
 * @param dropped how many updates were given up
 */
record WebhookHealth(Optional<String> problem, long dropped) {}
