package dev.parley.runtime.contact.query;

import java.util.OptionalLong;

/** Finds an account's shelves. */
@FunctionalInterface
public interface Shelves {
  /** The number of the shelf of this name, if anything was ever put there. */
  OptionalLong number(String name);
}
