package dev.parley.flow.script.eval;

/** What the rest of a chain sees after a {@code ?.} met nothing. */
enum Skipped {
  SKIPPED
}
