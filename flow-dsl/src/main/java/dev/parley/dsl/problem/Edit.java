package dev.parley.dsl.problem;

/** One replacement in a file; an empty span inserts. */
public record Edit(String file, Span span, String replacement) {}
