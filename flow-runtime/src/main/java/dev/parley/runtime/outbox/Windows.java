package dev.parley.runtime.outbox;

import java.time.Instant;

/** Until when customers may be written to freely. */
@FunctionalInterface
public interface Windows {
  /** When the window of a conversation closes, as it is known now. */
  Instant closes(String conversation);
}
