package dev.parley.flow.engine;

import dev.parley.flow.model.Delay;
import java.util.Optional;

/**
 * What a message right after a session's end does.
 *
 * @param silent milliseconds in which nothing answers
 * @param restart whether a message that no other trigger takes starts the flow again
 */
record AfterEnd(long silent, boolean restart) {
  private static final AfterEnd TRIGGERS = new AfterEnd(0, false);
  private static final String SILENT = "silent ";

  /** Reads {@code silent 10m}, {@code restart} or {@code any}. */
  static AfterEnd of(Optional<String> setting) {
    String word = setting.orElse("any");
    if (word.startsWith(SILENT)) {
      Optional<Delay> delay = Delay.parse(word.substring(SILENT.length()).strip());
      return new AfterEnd(delay.map(Delay::millis).orElse(0L), false);
    }
    return word.equals("restart") ? new AfterEnd(0, true) : TRIGGERS;
  }
}
