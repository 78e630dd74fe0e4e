package dev.parley.runtime.inbox;

import dev.parley.runtime.inbox.InboxTable.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Events that come again under a known id with other content. They take no turn, for that would
 * answer a message twice; but they are recorded, so that nothing Meta says is lost.
 */
final class Variants {
  private static final int DIGEST_CHARS = 16;
  private static final String OUTCOME = "duplicate";

  private Variants() {}

  /** Records those of the rows that were known already but say something else. */
  static void record(Handle handle, List<Row> rows, int[] inserted) {
    List<Row> variants = new ArrayList<>();
    for (int i = 0; i < inserted.length; i++) {
      Row row = rows.get(i);
      if (inserted[i] == 0 && !InboxTable.holds(handle, row)) {
        variants.add(variant(row));
      }
    }
    if (!variants.isEmpty()) {
      InboxTable.insert(handle, variants);
    }
  }

  private static Row variant(Row row) {
    return new Row(
        row.sequence(),
        row.account(),
        row.channel(),
        row.conversation(),
        row.key() + "#" + digest(row.raw()),
        row.kind(),
        InboxTable.DONE,
        OUTCOME,
        "An event with this id was recorded before, with other content.",
        row.raw(),
        row.occurred(),
        row.received());
  }

  private static String digest(String raw) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(raw.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGEST_CHARS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
