package dev.parley.dsl.problem;

/** A stretch of text; the end is just behind its last character. */
public record Span(Position start, Position end) {}
