package dev.parley.runtime.timers;

import dev.parley.runtime.shard.Shards;
import dev.parley.runtime.shard.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The SQL of timers. */
final class TimerTable {
  private TimerTable() {}

  static void put(Handle handle, List<Timer> timers) {
    if (timers.isEmpty()) {
      return;
    }
    PreparedBatch update =
        handle.prepareBatch(
            "update timer set token = ?, due = ? where conversation = ? and account = ?");
    timers.forEach(t -> update.add(t.token(), t.due(), t.conversation(), t.account()));
    int[] updated = update.execute();
    List<Timer> fresh = new ArrayList<>();
    for (int i = 0; i < updated.length; i++) {
      if (updated[i] == 0) {
        fresh.add(timers.get(i));
      }
    }
    insert(handle, fresh);
  }

  private static void insert(Handle handle, List<Timer> timers) {
    if (timers.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into timer (conversation, shard, account, channel, token, due)"
                + " values (?, ?, ?, ?, ?, ?)");
    for (Timer t : timers) {
      batch.add(
          t.conversation(),
          Shards.of(t.conversation()),
          t.account(),
          t.channel(),
          t.token(),
          t.due());
    }
    batch.execute();
  }

  static void clear(Handle handle, List<TimerChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch("delete from timer where conversation = ? and account = ?");
    changes.forEach(c -> batch.add(c.conversation(), c.account()));
    batch.execute();
  }

  /** Removes those of these timers that still stand as they were read; says which. */
  static List<Timer> claim(Handle handle, List<Timer> timers) {
    PreparedBatch batch =
        handle.prepareBatch(
            "delete from timer where conversation = ? and account = ? and token = ? and due = ?");
    timers.forEach(t -> batch.add(t.conversation(), t.account(), t.token(), t.due()));
    int[] deleted = batch.execute();
    List<Timer> claimed = new ArrayList<>();
    for (int i = 0; i < deleted.length; i++) {
      if (deleted[i] > 0) {
        claimed.add(timers.get(i));
      }
    }
    return claimed;
  }

  static List<Timer> due(Handle handle, Slice slice, Instant now, int most) {
    return slice
        .bind(
            handle.createQuery(
                "select account, channel, conversation, token, due from timer where due <= :now"
                    + slice.and()
                    + " order by due limit :most"))
        .bind("now", now)
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  static Optional<Instant> next(Handle handle, Slice slice) {
    return slice
        .bind(
            handle.createQuery(
                "select due from timer where due is not null"
                    + slice.and()
                    + " order by due limit 1"))
        .mapTo(Instant.class)
        .findOne();
  }

  private static Timer read(ResultSet row) throws SQLException {
    return new Timer(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getObject(5, OffsetDateTime.class).toInstant());
  }
}
