package dev.parley.runtime;

import dev.parley.runtime.contact.imports.Imports;
import dev.parley.runtime.conversation.Recordings;
import dev.parley.runtime.inbox.Inbox;
import dev.parley.runtime.journal.Journal;
import dev.parley.runtime.media.Media;
import dev.parley.runtime.outbox.Beginnings;
import dev.parley.runtime.outbox.Doubts;
import dev.parley.runtime.outbox.Outbox;
import dev.parley.runtime.retention.Forgetting;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long the server keeps what it writes down. */
final class Kept {
  private Kept() {}

  /** Meta repeats a webhook for seven days at most, so its key is kept for eight. */
  static Map<Forgetting, Duration> of(Duration retention) {
    Map<Forgetting, Duration> kept = new LinkedHashMap<>(Management.KEPT);
    kept.put(Inbox.FORGETTING, Duration.ofDays(8));
    kept.put(Beginnings.FORGETTING, Duration.ofDays(2));
    kept.put(Journal.FORGETTING, retention);
    kept.put(Media.FORGETTING, retention);
    kept.put(Outbox.FORGETTING, retention);
    kept.put(Doubts.FORGETTING, retention);
    kept.put(Imports.FORGETTING, retention);
    kept.put(Imports.FAULTS, retention);
    kept.put(Recordings.TURNS, retention);
    kept.put(Recordings.SESSIONS, retention);
    return kept;
  }
}
