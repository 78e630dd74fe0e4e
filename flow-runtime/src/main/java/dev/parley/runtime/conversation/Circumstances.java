package dev.parley.runtime.conversation;

import dev.parley.flow.engine.Engine;
import dev.parley.flow.engine.Facts;
import dev.parley.flow.engine.Now;
import dev.parley.runtime.contact.consent.Wish;
import java.util.Optional;

/**
 * What a decision is made with, besides the conversation and the event.
 *
 * @param bot the bot that answers on the channel
 * @param facts what is known of the contact
 * @param now the moment, and the seed of chance
 * @param sessionId the id of the session that may start
 * @param wish what the contact says of advertising, if that is what they write about
 */
record Circumstances(
    Engine engine,
    Optional<String> bot,
    Facts facts,
    Now now,
    String sessionId,
    Optional<Wish> wish) {}
