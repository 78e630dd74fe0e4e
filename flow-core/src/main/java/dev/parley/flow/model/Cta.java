package dev.parley.flow.model;

/**
 * A button that opens a link. JSON: {@code {"label":…,"url":…}}.
 *
 * @param label the button's template, at most 20 characters
 * @param url the link's template
 */
public record Cta(String label, String url) {}
