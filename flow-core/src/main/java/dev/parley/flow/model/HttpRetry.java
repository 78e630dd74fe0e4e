package dev.parley.flow.model;

import java.util.Optional;

/**
 * How often a request that failed for a passing reason is repeated. JSON: {@code
 * {"times":2,"backoff":"1s"}}.
 *
 * @param times 1 or more
 * @param backoff how long to wait before the first repetition
 */
public record HttpRetry(int times, Optional<Delay> backoff) {}
