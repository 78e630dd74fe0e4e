package dev.parley.runtime.emulator;

import java.util.Locale;
import java.util.Optional;

/**
 * An error that a send will meet.
 *
 * @param error which
 * @param whom only sends to this phone number or user id; empty for all
 */
record Failure(MetaError error, Optional<String> whom) {

  boolean strikes(String recipient) {
    return whom.isEmpty() || whom.get().equals(recipient);
  }

  @Override
  public String toString() {
    return error.code()
        + whom.map(to -> " to " + to).orElse("")
        + " as "
        + error.way().name().toLowerCase(Locale.ROOT);
  }
}
