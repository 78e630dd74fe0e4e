package dev.parley.runtime.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The SQL of the list of messages that may have been sent twice, or not at all. */
final class DoubtTable {
  private DoubtTable() {}

  /** Notes a message; one that is there already stays as it is. */
  static void note(Handle handle, Parcel parcel, Instant at) {
    handle.execute(
        "insert into doubt (id, account, noted) values (?, ?, ?) on conflict do nothing",
        parcel.id(),
        parcel.from().account(),
        at);
  }

  /** What is in doubt in an account, after a message's id. */
  static List<Doubt> list(Handle handle, String account, String after, int most) {
    return handle
        .createQuery(
            "select o.id, o.channel, o.conversation, o.purpose, o.state, o.possibly_duplicate,"
                + " o.created, d.noted from doubt d join outbox o on o.id = d.id"
                + " where d.account = :account and d.id > :after"
                + " and (o.possibly_duplicate or o.state = 'unknown')"
                + " order by d.id limit :most")
        .bind("account", account)
        .bind("after", after)
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  private static Doubt read(ResultSet row) throws SQLException {
    return new Doubt(
        row.getString("id"),
        row.getString("channel"),
        row.getString("conversation"),
        row.getString("purpose"),
        row.getString("state"),
        row.getBoolean("possibly_duplicate") ? Doubt.Kind.SENT_AGAIN : Doubt.Kind.UNKNOWN,
        instant(row, "created"),
        instant(row, "noted"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
