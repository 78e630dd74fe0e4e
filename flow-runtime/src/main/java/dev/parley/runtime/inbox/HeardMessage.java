package dev.parley.runtime.inbox;

import java.time.Instant;

/**
 * A message of a customer's.
 *
 * @param sequence its place in the order of everything that happened
 * @param id Meta's
 * @param kind what it was, in dotted words, such as {@code message.text}
 * @param text what can be read of it; may be empty
 */
public record HeardMessage(long sequence, String id, String kind, String text, Instant at) {}
