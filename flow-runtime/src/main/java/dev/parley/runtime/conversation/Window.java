package dev.parley.runtime.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time in which a customer may be written to freely: 24 hours from the last word of theirs.
 * Outside of it WhatsApp takes nothing but templates. An ad through which somebody came makes
 * messages free of charge for some days, but does not make this window longer.
 */
final class Window {
  private static final Duration OPEN = Duration.ofHours(24);

  private Window() {}

  /** When it closes; a customer who never wrote has had none. */
  static Instant closes(Optional<Instant> lastInbound) {
    return lastInbound.map(last -> last.plus(OPEN)).orElse(Instant.EPOCH);
  }
}
