package dev.parley.runtime.outbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The SQL of whom businesses write to first. */
final class BeginningTable {
  private BeginningTable() {}

  /**
   * How an account stands.
   *
   * @param most what Meta said of it
   * @param used how many customers count at most; those who count no more may be among them
   */
  record Limit(long most, long used) {
    static final Limit UNKNOWN = new Limit(Long.MAX_VALUE, 0);
  }

  /** Its limit, which nobody else changes until the transaction ends. */
  static Limit lock(Handle handle, String account) {
    handle.execute(
        "insert into beginning_limit (account, most, used) values (?, ?, 0) on conflict do nothing",
        account,
        Long.MAX_VALUE);
    return limit(handle, account, " for update");
  }

  static Limit limit(Handle handle, String account) {
    return limit(handle, account, "");
  }

  private static Limit limit(Handle handle, String account, String locking) {
    return handle
        .createQuery("select most, used from beginning_limit where account = :account" + locking)
        .bind("account", account)
        .map((row, context) -> new Limit(row.getLong(1), row.getLong(2)))
        .findOne()
        .orElse(Limit.UNKNOWN);
  }

  static void learn(Handle handle, String account, long most) {
    handle.execute("update beginning_limit set most = ? where account = ?", most, account);
  }

  static void used(Handle handle, String account, long used) {
    handle.execute("update beginning_limit set used = ? where account = ?", used, account);
  }

  /** How many customers count since an instant. */
  static long count(Handle handle, String account, Instant since) {
    return handle
        .createQuery("select count(*) from beginning where account = :account and at > :since")
        .bind("account", account)
        .bind("since", since)
        .mapTo(Long.class)
        .one();
  }

  /** When the one of them was written to who was so first. */
  static Optional<Instant> oldest(Handle handle, String account, Instant since) {
    return handle
        .createQuery(
            "select at from beginning where account = :account and at > :since order by at limit 1")
        .bind("account", account)
        .bind("since", since)
        .mapTo(Instant.class)
        .findOne();
  }

  /** When these customers were last written to first. */
  static Map<String, Instant> last(Handle handle, String account, Collection<String> contacts) {
    Map<String, Instant> last = new HashMap<>();
    handle
        .createQuery(
            "select contact, at from beginning where account = :account and contact ="
                + " any(:contacts)")
        .bind("account", account)
        .bindArray("contacts", String.class, contacts)
        .map((row, context) ->
            Map.entry(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
        .forEach(entry -> last.put(entry.getKey(), entry.getValue()));
    return last;
  }

  /** Writes down that customers were written to. */
  static void put(Handle handle, List<Step.Claim> claims) {
    if (claims.isEmpty()) {
      return;
    }
    PreparedBatch update =
        handle.prepareBatch(
            "update beginning set before_at = at, at = ?, id = ? where account = ? and contact = ?"
                + " and id <> ?");
    PreparedBatch insert =
        handle.prepareBatch(
            "insert into beginning (account, contact, id, at) values (?, ?, ?, ?)"
                + " on conflict do nothing");
    for (Step.Claim claim : claims) {
      Draft.From from = claim.parcel().from();
      String id = claim.parcel().id();
      update.add(claim.at(), id, from.account(), from.contact(), id);
      insert.add(from.account(), from.contact(), id, claim.at());
    }
    update.execute();
    insert.execute();
  }

  /** Takes back what messages have counted. */
  static void undo(Handle handle, Collection<String> messages) {
    handle
        .createUpdate("delete from beginning where id = any(:ids) and before_at is null")
        .bindArray("ids", String.class, messages)
        .execute();
    handle
        .createUpdate(
            "update beginning set at = before_at, before_at = null"
                + " where id = any(:ids) and before_at is not null")
        .bindArray("ids", String.class, messages)
        .execute();
  }
}
