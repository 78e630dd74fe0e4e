package dev.parley.runtime.conversation;

import dev.parley.flow.engine.Input;
import java.time.Instant;

/**
 * Something that came in for one conversation and waits for its turn.
 *
 * @param sequence its place in the order of everything that happened
 * @param received when it was written down
 * @param input what the engine is given
 */
public record Arrival(
    long sequence,
    String account,
    String channel,
    String conversation,
    Instant received,
    Input input) {}
