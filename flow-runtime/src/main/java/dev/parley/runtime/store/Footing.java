package dev.parley.runtime.store;

import dev.parley.runtime.time.Time;
import java.util.random.RandomGenerator;

/**
 * What every room of the server stands on.
 *
 * @param random where chance comes from
 */
public record Footing(Store store, Time time, Ids ids, RandomGenerator random) {}
