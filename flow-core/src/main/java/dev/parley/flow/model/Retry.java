package dev.parley.flow.model;

import java.util.Optional;

/**
 * How many failed answers a wait allows. JSON: {@code {"times":3,"goto":…}}.
 *
 * @param times the failure that takes the target, 1 or more
 * @param target where it leads; a coded fault where absent
 */
public record Retry(int times, Optional<Target> target) {}
