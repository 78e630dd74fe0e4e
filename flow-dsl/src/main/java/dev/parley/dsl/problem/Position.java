package dev.parley.dsl.problem;

/**
 * A place in a text: line and column count from 1, the offset from 0.
 *
 * @param column counts code points, so that an emoji is one column
 * @param offset counts UTF-16 units
 */
public record Position(int line, int column, int offset) {}
