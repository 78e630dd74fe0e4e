package dev.parley.dsl.problem;

/** Another place that helps to understand a problem. */
public record Related(String message, String file, Span span) {}
