package dev.parley.runtime.emulator;

import java.util.function.Supplier;

/**
 * One command.
 *
 * @param name the word it begins with
 * @param usage how it is written
 * @param explanation what it does
 * @param act what follows
 */
record Verb(String name, String usage, String explanation, Act act) {

  /** Reads the rest of a command; what it answers does it, once nothing is left to read. */
  interface Act {
    Supplier<String> read(Words words);
  }
}
