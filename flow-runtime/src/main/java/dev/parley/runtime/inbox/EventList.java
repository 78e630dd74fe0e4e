package dev.parley.runtime.inbox;

import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Ids;
import dev.parley.runtime.store.Store;
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
    return Ids.sequence(PREFIX, id) >= 0;
  }

  /** The events of an account that follow an id; from the beginning if it is none. */
  public List<RecordedEvent> after(AccountId account, String id, int most) {
    return store.read(
        account,
        estate ->
            estate
                .query(SQL)
                .bind("after", Ids.sequence(PREFIX, id))
                .bind("most", most)
                .map((row, context) ->
                    new RecordedEvent(
                        Ids.ofSequence(PREFIX, row.getLong("sequence")),
                        row.getString("kind"),
                        row.getString("channel"),
                        row.getString("conversation"),
                        outcome(row.getString("outcome")),
                        row.getString("detail"),
                        InboxRows.instant(row, "occurred")))
                .list());
  }

  private static String outcome(String outcome) {
    return outcome.isEmpty() ? "waiting" : outcome;
  }
}
