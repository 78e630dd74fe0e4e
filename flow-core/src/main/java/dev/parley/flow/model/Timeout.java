package dev.parley.flow.model;

import java.util.Optional;

/**
 * What silence does, counted from the prompt. JSON: {@code {"after":"10m","goto":…}}.
 *
 * @param after how long
 * @param target where it leads; a coded fault where absent
 */
public record Timeout(Delay after, Optional<Target> target) {}
