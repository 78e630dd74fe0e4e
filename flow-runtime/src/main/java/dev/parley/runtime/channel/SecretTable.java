package dev.parley.runtime.channel;

import dev.parley.runtime.store.Estate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of what is kept sealed. */
final class SecretTable {
  private static final String ALL =
      "select id, account, channel, kind, sealed, created, ends from channel_secret order by id";

  private SecretTable() {}

  /**
   * Something sealed.
   *
   * @param ends when it counts no longer; empty while it is in use
   */
  record Row(
      String id,
      String account,
      String channel,
      SecretKind kind,
      String sealed,
      Instant created,
      Optional<Instant> ends) {}

  /** What binds a secret to its row. */
  static String place(String id) {
    return "channel_secret/" + id;
  }

  /** Everything of every account: the server that sends for them all needs it. */
  static List<Row> all(Handle handle) {
    return handle.createQuery(ALL).map((row, context) -> read(row)).list();
  }

  /** What there is of one number. */
  static List<Row> of(Estate estate, String channel) {
    return estate
        .query(
            "select id, account, channel, kind, sealed, created, ends from channel_secret"
                + " where account = :account and channel = :channel order by id")
        .bind("channel", channel)
        .map((row, context) -> read(row))
        .list();
  }

  private static Row read(ResultSet row) throws SQLException {
    return new Row(
        row.getString("id"),
        row.getString("account"),
        row.getString("channel"),
        SecretKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("sealed"),
        row.getObject("created", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("ends", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }

  static void insert(Estate estate, Row row) {
    estate
        .update(
            "insert into channel_secret (id, account, channel, kind, sealed, created, ends)"
                + " values (:id, :account, :channel, :kind, :sealed, :created, null)")
        .bind("id", row.id())
        .bind("channel", row.channel())
        .bind("kind", row.kind().word())
        .bind("sealed", row.sealed())
        .bind("created", row.created())
        .execute();
  }

  /** What is in use counts until then. */
  static void end(Estate estate, String channel, SecretKind kind, Instant ends) {
    estate
        .update(
            "update channel_secret set ends = :ends where account = :account and channel ="
                + " :channel and kind = :kind and ends is null")
        .bind("ends", ends)
        .bind("channel", channel)
        .bind("kind", kind.word())
        .execute();
  }

  /** Removes what has ended by then. */
  static void prune(Estate estate, String channel, Instant now) {
    estate
        .update(
            "delete from channel_secret where account = :account and channel = :channel"
                + " and ends is not null and ends <= :now")
        .bind("channel", channel)
        .bind("now", now)
        .execute();
  }

  static void remove(Estate estate, String channel) {
    estate
        .update("delete from channel_secret where account = :account and channel = :channel")
        .bind("channel", channel)
        .execute();
  }

  static void reseal(Estate estate, String id, String sealed) {
    estate
        .update("update channel_secret set sealed = :sealed where account = :account and id = :id")
        .bind("sealed", sealed)
        .bind("id", id)
        .execute();
  }
}
