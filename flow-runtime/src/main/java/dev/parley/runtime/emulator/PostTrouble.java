package dev.parley.runtime.emulator;

import java.util.Locale;
import java.util.Optional;

/**
 * What can befall a webhook on its way.
 *
 * @param fate what happens to it
 * @param status only statuses of this kind; empty for all
 */
record PostTrouble(Fate fate, Optional<Tick> status) {

  /** What happens to a webhook. */
  enum Fate {
    LOSE,
    DOUBLE,
    LATE
  }

  boolean strikes(Tick tick) {
    return status.isEmpty() || status.get() == tick;
  }

  @Override
  public String toString() {
    String name = fate.name().toLowerCase(Locale.ROOT);
    return status.map(tick -> name + " " + tick.name().toLowerCase(Locale.ROOT)).orElse(name);
  }
}
