package dev.parley.dsl;

import dev.parley.dsl.problem.Span;

/**
 * A place in a file of a bot.
 *
 * @param file the file, as it was named when the bot was loaded
 * @param span the stretch of its text
 */
public record Location(String file, Span span) {
  /** The line it begins on, from 1. */
  public int line() {
    return span.start().line();
  }

  @Override
  public String toString() {
    return file + ":" + line();
  }
}
