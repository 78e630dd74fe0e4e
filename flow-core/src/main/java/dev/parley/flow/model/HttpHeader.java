package dev.parley.flow.model;

/**
 * A header of an HTTP request. JSON: {@code {"name":…,"js":…}}.
 *
 * @param name the header's name as it is
 * @param js the expression for its value
 */
public record HttpHeader(String name, String js) {}
