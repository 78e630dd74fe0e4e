package dev.parley.flow.script;

import org.jspecify.annotations.Nullable;

/**
 * All that an expression can see of the world: variables, the pinned clock, chance, and its budget.
 */
public interface Env {
  /** The value of a variable; lists and maps in it are never changed by an expression. */
  @Nullable Object slot(int slot);

  /** What the evaluation may still spend. */
  Meter meter();

  /** The instant that {@code Date.now()} gives, in milliseconds since 1970. */
  long nowMillis();

  /** The next number from 0 up to 1 that {@code Math.random()} gives. */
  double random();

  /** The bot's time zone, such as {@code Europe/Rome}. */
  String zone();

  /** The language of the conversation, such as {@code en} or {@code pt_BR}. */
  String lang();
}
