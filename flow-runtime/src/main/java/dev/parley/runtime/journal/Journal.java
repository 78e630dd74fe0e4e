package dev.parley.runtime.journal;

import dev.parley.runtime.retention.Forgetting;
import dev.parley.runtime.store.Tx;
import java.util.Iterator;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes notes down, in the transaction of what they tell about. */
public final class Journal {
  /** Which notes can go when they are old. */
  public static final Forgetting FORGETTING =
      Forgetting.byNumber("event", "sequence", "occurred", "true");

  private static final int LONGEST = 2_000;

  private Journal() {}

  /** Adds notes in their order. */
  public static void append(Tx tx, List<Note> notes) {
    if (notes.isEmpty()) {
      return;
    }
    Iterator<Long> sequences = tx.sequences(notes.size()).iterator();
    PreparedBatch batch =
        tx.handle()
            .prepareBatch(
                "insert into event (sequence, account, channel, conversation, kind, outcome,"
                    + " detail, occurred) values (?, ?, ?, ?, ?, ?, ?, ?)");
    for (Note note : notes) {
      batch.add(
          sequences.next(),
          note.subject().account(),
          note.subject().channel(),
          note.subject().conversation(),
          note.kind(),
          note.outcome(),
          cut(note.detail()),
          note.occurred());
    }
    batch.execute();
  }

  /** A sentence that fits its column. */
  public static String cut(String detail) {
    return detail.length() <= LONGEST ? detail : detail.substring(0, LONGEST - 1) + "…";
  }
}
