package dev.parley.runtime.conversation;

import dev.parley.flow.engine.Facts;
import dev.parley.flow.engine.Input;
import dev.parley.flow.engine.Now;
import java.util.Optional;

/**
 * A turn as it was taken: all that it took in.
 *
 * @param inbox the event it belongs to
 * @param part its place among the turns of that event, from 0
 * @param session the session's id
 * @param bot the session's bot
 * @param release the release that the session was in afterwards
 * @param outcome what became of the input, one word
 * @param input what it took in; empty for a flow that began where another ended
 * @param facts what was known of the contact; the bot's settings are not kept
 * @param now the moment, and the seed of chance
 */
public record RecordedTurn(
    long inbox,
    int part,
    String session,
    String bot,
    String release,
    String outcome,
    Optional<Input> input,
    Facts facts,
    Now now) {}
