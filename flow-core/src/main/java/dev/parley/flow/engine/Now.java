package dev.parley.flow.engine;

import java.time.Instant;

/**
 * All that the engine knows of time and chance.
 *
 * @param instant the turn's moment
 * @param seed what {@code Math.random} and splits are drawn from
 */
public record Now(Instant instant, long seed) {}
