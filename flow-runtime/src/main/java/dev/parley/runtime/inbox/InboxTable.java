package dev.parley.runtime.inbox;

import dev.parley.runtime.conversation.Arrival;
import dev.parley.runtime.journal.Journal;
import dev.parley.runtime.retention.Forgetting;
import dev.parley.runtime.shard.Shards;
import dev.parley.runtime.shard.Slice;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The SQL of the inbox. */
final class InboxTable {
  static final String NEW = "new";
  static final String DONE = "done";

  /** What waits or is parked stays. */
  static final Forgetting FORGETTING =
      Forgetting.byNumber("inbox", "sequence", "received", "state = '" + DONE + "'");

  static final String PARKED = "parked";
  static final String HELD = "held";

  /** What is longer stands in a column of its own, which is slower. */
  private static final int LONGEST_RAW = 1_000_000;

  private static final String COLUMNS =
      "sequence, account, channel, conversation, dedupe_key, kind, state, outcome, detail, raw,"
          + " raw_large, occurred, received";

  private InboxTable() {}

  /** A new row. */
  record Row(
      long sequence,
      String account,
      String channel,
      String conversation,
      String key,
      String kind,
      String state,
      String outcome,
      String detail,
      String raw,
      Instant occurred,
      Instant received) {}

  /** Adds rows whose keys are new; one number each, 0 where the key was there. */
  static int[] insert(Handle handle, List<Row> rows) {
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into inbox (sequence, account, channel, conversation, shard, dedupe_key, kind,"
                + " state, outcome, detail, raw, raw_large, occurred, received)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing");
    for (Row row : rows) {
      boolean large = row.raw().length() > LONGEST_RAW;
      batch.add(
          row.sequence(),
          row.account(),
          row.channel(),
          row.conversation(),
          Shards.of(row.conversation()),
          row.key(),
          row.kind(),
          row.state(),
          row.outcome(),
          Journal.cut(row.detail()),
          large ? "" : row.raw(),
          large ? row.raw() : null,
          row.occurred(),
          row.received());
    }
    return batch.execute();
  }

  /** Whether the row of this key has the same content. */
  static boolean holds(Handle handle, Row row) {
    return handle
        .createQuery(
            "select raw, raw_large from inbox"
                + " where account = ? and channel = ? and dedupe_key = ?")
        .bind(0, row.account())
        .bind(1, row.channel())
        .bind(2, row.key())
        .map((found, context) -> InboxRows.raw(found).equals(row.raw()))
        .findOne()
        .orElse(false);
  }

  /** Meta's ids of the messages that these rows are. */
  static Map<Long, String> messages(Handle handle, List<Long> sequences) {
    Map<Long, String> messages = new HashMap<>();
    handle
        .createQuery(
            "select sequence, dedupe_key from inbox where sequence = any(:sequences)"
                + " and dedupe_key like 'message:%:%'")
        .bindArray("sequences", Long.class, sequences)
        .map((row, context) -> messages.put(row.getLong(1), afterNumber(row.getString(2))))
        .list();
    return messages;
  }

  /** What follows the number in a message's key: Meta's id of it. */
  static String afterNumber(String key) {
    return key.substring(key.indexOf(':', key.indexOf(':') + 1) + 1);
  }

  /** What becomes of a row. */
  record Mark(long sequence, String account, String state, String outcome, String detail) {}

  /** Marks open rows; one number each, 0 where a row was not open any more. */
  static int[] mark(Handle handle, List<Mark> marks) {
    PreparedBatch batch =
        handle.prepareBatch(
            "update inbox set state = ?, outcome = ?, detail = ?"
                + " where sequence = ? and account = ? and state = 'new'");
    for (Mark mark : marks) {
      batch.add(
          mark.state(),
          mark.outcome(),
          Journal.cut(mark.detail()),
          mark.sequence(),
          mark.account());
    }
    return batch.execute();
  }

  /** Opens the held rows of conversations again; gives them in their order. */
  static List<Row> free(Handle handle, Collection<String> conversations) {
    List<Row> rows =
        handle
            .createQuery(
                "select "
                    + COLUMNS
                    + " from inbox where state = 'held' and conversation = any(:conversations)"
                    + " order by sequence")
            .bindArray("conversations", String.class, List.copyOf(conversations))
            .map((row, context) -> InboxRows.read(row))
            .list();
    if (!rows.isEmpty()) {
      PreparedBatch batch =
          handle.prepareBatch(
              "update inbox set state = 'new', outcome = '' where sequence = ? and account = ?");
      rows.forEach(row -> batch.add(row.sequence(), row.account()));
      batch.execute();
    }
    return rows;
  }

  /** How an event stands: its state and its conversation. */
  record Standing(String state, String conversation, String channel) {}

  static Optional<Standing> standing(Handle handle, String account, long sequence) {
    return handle
        .createQuery(
            "select state, conversation, channel from inbox where sequence = ? and account = ?")
        .bind(0, sequence)
        .bind(1, account)
        .map((row, context) -> new Standing(row.getString(1), row.getString(2), row.getString(3)))
        .findOne();
  }

  /** Takes a parked row up again. */
  static int reopen(Handle handle, String account, long sequence) {
    return handle.execute(
        "update inbox set state = 'new', outcome = '', detail = ''"
            + " where state = 'parked' and sequence = ? and account = ?",
        sequence,
        account);
  }

  /** Takes all parked rows of a conversation up again. */
  static int reopen(Handle handle, String account, String conversation) {
    return handle.execute(
        "update inbox set state = 'new', outcome = '', detail = ''"
            + " where state = 'parked' and account = ? and conversation = ?",
        account,
        conversation);
  }

  /** Sets a parked row aside for good. */
  static int skip(Handle handle, String account, long sequence) {
    return handle.execute(
        "update inbox set state = 'done', outcome = 'skipped'"
            + " where state = 'parked' and sequence = ? and account = ?",
        sequence,
        account);
  }

  static List<Row> open(Handle handle, Slice slice, int most) {
    return slice
        .bind(
            handle.createQuery(
                "select "
                    + COLUMNS
                    + " from inbox where state = 'new'"
                    + slice.and()
                    + " order by sequence limit :most"))
        .bind("most", most)
        .map((row, context) -> InboxRows.read(row))
        .list();
  }

  static List<String> parked(Handle handle, Slice slice) {
    return slice
        .bind(
            handle.createQuery(
                "select distinct conversation from inbox where state = 'parked'" + slice.and()))
        .mapTo(String.class)
        .list();
  }

  /** What waits, by its sequence, and its shard. */
  static Map<Long, Integer> waiting(Handle handle, Slice slice, int most) {
    Map<Long, Integer> waiting = new HashMap<>();
    slice
        .bind(
            handle.createQuery(
                "select sequence, shard from inbox where state = 'new'"
                    + slice.and()
                    + " order by sequence limit :most"))
        .bind("most", most)
        .map((row, context) -> waiting.put(row.getLong(1), row.getInt(2)))
        .list();
    return waiting;
  }

  /** Those of these sequences before which another waits in their conversation. */
  static Set<Long> early(Handle handle, List<Arrival> arrivals) {
    return handle
        .createQuery(
            "select w.sequence from unnest(:shards, :sequences, :conversations)"
                + " w(shard, sequence, conversation) where exists (select 1 from inbox i"
                + " where i.state = 'new' and i.shard = w.shard and i.sequence < w.sequence"
                + " and i.conversation = w.conversation)")
        .bindArray(
            "shards",
            Integer.class,
            arrivals.stream().map(a -> Shards.of(a.conversation())).toList())
        .bindArray("sequences", Long.class, arrivals.stream().map(Arrival::sequence).toList())
        .bindArray(
            "conversations", String.class, arrivals.stream().map(Arrival::conversation).toList())
        .mapTo(Long.class)
        .set();
  }
}
