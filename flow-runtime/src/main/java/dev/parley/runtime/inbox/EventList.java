package dev.parley.runtime.inbox;

import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Ids;
import dev.parley.runtime.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Lists what was recorded and what the line did, in the order in which it happened. */
public final class EventList {
  private static final String PREFIX = "evt";
  private static final String SQL =
      """
      select * from (
        (select sequence, kind, channel, conversation, outcome, detail, occurred from inbox
         where account = :account and sequence > :after order by sequence limit :most)
        union all
        (select sequence, kind, channel, conversation, outcome, detail, occurred from event
         where account = :account and sequence > :after order by sequence limit :most)
      ) listed order by sequence limit :most
      """;

  private final Store store;

  public EventList(Store store) {
    this.store = store;
  }

  /** Whether this is an id of an event. */
  static boolean isId(String id) {
    return sequence(id) >= 0;
  }

  /** The events of an account that follow an id; from the beginning if it is none. */
  public List<RecordedEvent> after(AccountId account, String id, int most) {
    return store.read(
        account,
        estate ->
            estate
                .query(SQL)
                .bind("after", sequence(id))
                .bind("most", most)
                .map((row, context) -> read(row))
                .list());
  }

  /** The id of an event by its number. */
  static String id(long sequence) {
    return Ids.ofSequence(PREFIX, sequence);
  }

  /** The number of an event's id; -1 if it is none. */
  static long sequence(String id) {
    return Ids.sequence(PREFIX, id);
  }

  static RecordedEvent read(ResultSet row) throws SQLException {
    return new RecordedEvent(
        id(row.getLong("sequence")),
        row.getString("kind"),
        row.getString("channel"),
        row.getString("conversation"),
        outcome(row.getString("outcome")),
        row.getString("detail"),
        InboxRows.instant(row, "occurred"));
  }

  private static String outcome(String outcome) {
    return outcome.isEmpty() ? "waiting" : outcome;
  }
}
