package dev.parley.flow.model;

/**
 * A condition on an answer. JSON: {@code {"js":…,"else":…}}.
 *
 * @param js the expression that must be true; the asked name is the candidate
 * @param otherwise the template sent when it is not
 */
public record Check(String js, String otherwise) {}
