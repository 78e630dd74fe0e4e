package dev.parley.runtime.contact.imports;

import dev.parley.runtime.store.AccountId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A list of contacts that somebody brought.
 *
 * @param detail a sentence about what went wrong; may be empty
 * @param author the user or key that brought it
 * @param version goes up with every change of the plan
 */
record Import(
    String id,
    AccountId account,
    Brought file,
    FileShape shape,
    ImportPlan plan,
    State state,
    String detail,
    Progress progress,
    String author,
    long version,
    Instant created) {

  /** How far it is. */
  enum State {
    /** Its plan can be changed. */
    READY,
    /** Its rows are looked at and nothing is written. */
    CHECKING,
    /** They were looked at. */
    CHECKED,
    /** Its rows are being taken. */
    RUNNING,
    /** All were taken, but those that were bad. */
    DONE,
    /** It cannot go on. */
    FAILED,
    /** Somebody ended it; what was taken stays. */
    CANCELLED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static List<String> words() {
      return Arrays.stream(values()).map(State::word).toList();
    }

    boolean working() {
      return this == CHECKING || this == RUNNING;
    }

    boolean open() {
      return this == READY || this == CHECKED;
    }
  }

  /**
   * The file.
   *
   * @param digest empty once it was deleted
   */
  record Brought(String name, String digest, long bytes) {}

  /**
   * How much is done.
   *
   * @param attempt goes up with every check and start
   * @param position rows that are done
   */
  record Progress(int attempt, long position, Counts counts) {}

  /** What became of rows; {@code consents} counts lines of the ledger. */
  record Counts(long added, long changed, long unchanged, long skipped, long bad, long consents) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);
  }
}
