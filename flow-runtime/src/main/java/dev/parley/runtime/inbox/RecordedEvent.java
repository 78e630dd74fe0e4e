package dev.parley.runtime.inbox;

import java.time.Instant;

/**
 * Something that happened: an item of a webhook, a timer, or a step of the line.
 *
 * @param id sorts by the order in which everything happened
 * @param kind what it was, in dotted words
 * @param channel the number it concerns; empty if none of ours
 * @param conversation the conversation it belongs to; empty if none
 * @param outcome what became of it, one word; {@code waiting} if its turn is ahead
 * @param detail a sentence for people; may be empty
 * @param occurred when it happened
 */
public record RecordedEvent(
    String id,
    String kind,
    String channel,
    String conversation,
    String outcome,
    String detail,
    Instant occurred) {}
