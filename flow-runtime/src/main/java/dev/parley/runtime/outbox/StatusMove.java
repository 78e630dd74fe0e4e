package dev.parley.runtime.outbox;

import dev.parley.runtime.whatsapp.StatusUpdate;
import java.time.Instant;

/**
 * A status of one of our messages, as an account's webhook brought it.
 *
 * @param update what Meta said
 * @param received when it was received
 */
public record StatusMove(String account, StatusUpdate update, Instant received) {}
