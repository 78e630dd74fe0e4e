package dev.parley.runtime.outbox;

import dev.parley.runtime.journal.Journal;
import dev.parley.runtime.shard.Shards;
import dev.parley.runtime.shard.Slice;
import dev.parley.runtime.whatsapp.StatusUpdate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The SQL of messages being sent. */
final class OutboxTable {
  private static final int LONGEST_WORD = 40;

  private OutboxTable() {}

  /** A new row; claimed means that it is sent as soon as it is durable. */
  record Row(Parcel parcel, Draft draft, boolean claimed) {}

  static void insert(Handle handle, List<Row> rows) {
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into outbox (id, sequence, account, channel, conversation, shard, contact,"
                + " purpose, campaign, message, state, rank, open, attempts, possibly_duplicate,"
                + " error, created, free_until, token, effect, author)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, false, '', ?, ?, ?, ?, ?)");
    for (Row row : rows) {
      Parcel parcel = row.parcel();
      Rank rank = row.claimed() ? Rank.SENDING : Rank.QUEUED;
      batch.add(
          parcel.id(),
          parcel.sequence(),
          parcel.from().account(),
          parcel.from().channel(),
          parcel.from().conversation(),
          Shards.of(parcel.from().conversation()),
          parcel.from().contact(),
          row.draft().purpose().word(),
          row.draft().campaign(),
          parcel.body(),
          rank.word(),
          rank.number(),
          parcel.attempts(),
          parcel.created(),
          parcel.freeUntil().orElse(null),
          row.draft().origin().map(Draft.Origin::token).orElse(""),
          row.draft().origin().map(Draft.Origin::effect).orElse(""),
          row.draft().author());
    }
    batch.execute();
  }

  /**
   * Marks messages as being sent; one number each, 0 where a status has settled it already, or
   * where it does not stand any more as the sender believes.
   */
  static int[] claim(Handle handle, List<Step.Claim> claims) {
    PreparedBatch batch =
        handle.prepareBatch(
            "update outbox set state = 'sending', rank = 1, attempts = ?,"
                + " possibly_duplicate = (possibly_duplicate or ?), doubt_until = null,"
                + " next_attempt = null where id = ? and account = ? and open = 1 and state = ?");
    for (Step.Claim claim : claims) {
      Parcel parcel = claim.parcel();
      Rank before = claim.possiblyDuplicate() ? Rank.SENDING : Rank.QUEUED;
      batch.add(
          parcel.attempts(),
          claim.possiblyDuplicate(),
          parcel.id(),
          parcel.from().account(),
          before.word());
    }
    return batch.execute();
  }

  static void accepted(Handle handle, List<Step.Result.Accepted> results) {
    PreparedBatch batch =
        handle.prepareBatch(
            "update outbox set wamid = ?, accepted = ?, open = 0, error = '', error_code = null,"
                + " state = case when rank < 2 then 'accepted' else state end,"
                + " rank = case when rank < 2 then 2 else rank end where id = ? and account = ?");
    for (Step.Result.Accepted result : results) {
      Parcel parcel = result.parcel();
      batch.add(result.wamid(), result.at(), parcel.id(), parcel.from().account());
    }
    batch.execute();
  }

  static void postponed(Handle handle, List<Step.Result.Postponed> results) {
    PreparedBatch batch =
        handle.prepareBatch(
            "update outbox set state = 'queued', rank = 0, next_attempt = ?, error_code = ?,"
                + " error = ? where id = ? and account = ? and open = 1 and attempts = ?");
    for (Step.Result.Postponed result : results) {
      Parcel parcel = result.parcel();
      batch.add(
          result.next().orElse(null),
          result.code(),
          Journal.cut(result.why()),
          parcel.id(),
          parcel.from().account(),
          parcel.attempts());
    }
    batch.execute();
  }

  static int[] doubtful(Handle handle, List<Step.Result.Doubtful> results) {
    PreparedBatch batch =
        handle.prepareBatch(
            "update outbox set doubt_until = ?, error = ? where id = ? and account = ? and open ="
                + " 1");
    for (Step.Result.Doubtful result : results) {
      Parcel parcel = result.parcel();
      batch.add(result.until(), Journal.cut(result.why()), parcel.id(), parcel.from().account());
    }
    return batch.execute();
  }

  static int[] failed(Handle handle, List<Step.Result.Failed> results) {
    PreparedBatch batch =
        handle.prepareBatch(
            "update outbox set state = 'failed', rank = 4, open = 0, error_code = ?, error = ?,"
                + " settled = ? where id = ? and account = ? and open = 1 and attempts = ?");
    for (Step.Result.Failed result : results) {
      Parcel parcel = result.parcel();
      batch.add(
          result.code(),
          Journal.cut(result.why()),
          result.at(),
          parcel.id(),
          parcel.from().account(),
          parcel.attempts());
    }
    return batch.execute();
  }

  static int[] unsent(Handle handle, List<Step.Result.Unsent> results) {
    PreparedBatch batch =
        handle.prepareBatch(
            "update outbox set state = 'failed', rank = 4, open = 0, error_code = ?, error = ?,"
                + " settled = ? where id = ? and account = ? and open = 1");
    for (Step.Result.Unsent result : results) {
      Parcel parcel = result.parcel();
      batch.add(result.code(), result.why(), result.at(), parcel.id(), parcel.from().account());
    }
    return batch.execute();
  }

  /** The rank stays that of a message being sent, so that a late status still tells its fate. */
  static void unknown(Handle handle, List<Step.Result.Unknown> results) {
    PreparedBatch batch =
        handle.prepareBatch(
            "update outbox set state = 'unknown', open = 0, settled = ?"
                + " where id = ? and account = ? and open = 1 and attempts = ?");
    for (Step.Result.Unknown result : results) {
      Parcel parcel = result.parcel();
      batch.add(result.at(), parcel.id(), parcel.from().account(), parcel.attempts());
    }
    batch.execute();
  }

  /** Moves messages up, never down; one number each, 0 where it would have been down. */
  static int[] move(Handle handle, Collection<Move> moves) {
    PreparedBatch batch =
        handle.prepareBatch(
            "update outbox set state = ?, rank = ?, open = 0, wamid = ?, settled = ?, error_code ="
                + " ?, error = ?, history = history || ? where id = ? and account = ? and rank <"
                + " ?");
    for (Move move : moves) {
      int rank = move.rank().number();
      batch.add(
          move.rank().word(),
          rank,
          move.wamid(),
          move.at(),
          move.errorCode().orElse(null),
          move.error(),
          move.rank().word() + " " + move.occurred() + ";",
          move.message().id(),
          move.message().account(),
          rank);
    }
    return batch.execute();
  }

  /** A message's way up. */
  record Move(
      Known message,
      Rank rank,
      String wamid,
      Optional<Integer> errorCode,
      String error,
      Instant occurred,
      Instant at) {}

  /** What Meta says that a message costs. */
  record Price(String id, String account, StatusUpdate.Pricing pricing) {}

  /** Writes down what messages cost. */
  static void price(Handle handle, List<Price> prices) {
    PreparedBatch batch =
        handle.prepareBatch(
            "update outbox set price_category = ?, price_type = ?, billable = ?"
                + " where id = ? and account = ?");
    for (Price price : prices) {
      batch.add(
          price.pricing().category().map(OutboxTable::word).orElse(null),
          price.pricing().type().map(OutboxTable::word).orElse(null),
          price.pricing().billable().orElse(null),
          price.id(),
          price.account());
    }
    batch.execute();
  }

  private static String word(String word) {
    return word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD);
  }

  /** What a status needs to know of its message. */
  record Known(String id, Draft.From from, String wamid, int rank, boolean open, String campaign) {
    String account() {
      return from.account();
    }

    String conversation() {
      return from.conversation();
    }
  }

  /** What said these messages; nothing of those that no flow said. */
  static Map<String, Draft.Origin> origins(Handle handle, Collection<String> ids) {
    Map<String, Draft.Origin> origins = new HashMap<>();
    handle
        .createQuery("select id, token, effect from outbox where id = any(:ids) and token <> ''")
        .bindArray("ids", String.class, List.copyOf(ids))
        .map((row, context) ->
            origins.put(row.getString(1), new Draft.Origin(row.getString(2), row.getString(3))))
        .list();
    return origins;
  }

  static List<Known> byId(Handle handle, Collection<String> ids) {
    return known(handle, "id", ids);
  }

  static List<Known> byWamid(Handle handle, Collection<String> wamids) {
    return known(handle, "wamid", wamids);
  }

  private static List<Known> known(Handle handle, String column, Collection<String> values) {
    if (values.isEmpty()) {
      return List.of();
    }
    return handle
        .createQuery(
            "select id, account, channel, conversation, contact, coalesce(wamid, ''), rank, open,"
                + " campaign"
                + " from outbox where "
                + column
                + " = any(:values)")
        .bindArray("values", String.class, List.copyOf(values))
        .map((row, context) ->
            new Known(
                row.getString(1),
                new Draft.From(
                    row.getString(2), row.getString(3), row.getString(4), row.getString(5)),
                row.getString(6),
                row.getInt(7),
                row.getInt(8) == 1,
                row.getString(9)))
        .list();
  }

  /** The oldest messages without Graph's word, in order. */
  static List<Parcel> open(Handle handle, Slice slice, int most) {
    return slice
        .bind(
            handle.createQuery(
                "select id, sequence, account, channel, conversation, contact, purpose, campaign,"
                    + " message, attempts, state, created, next_attempt, free_until"
                    + " from outbox where open = 1"
                    + slice.and()
                    + " order by sequence limit :most"))
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  /** Messages without Graph's word, by their sequence, and their shard. */
  static Map<Long, Integer> waiting(Handle handle, Slice slice, int most) {
    Map<Long, Integer> waiting = new HashMap<>();
    slice
        .bind(
            handle.createQuery(
                "select sequence, shard from outbox where open = 1"
                    + slice.and()
                    + " order by sequence limit :most"))
        .bind("most", most)
        .map((row, context) -> waiting.put(row.getLong(1), row.getInt(2)))
        .list();
    return waiting;
  }

  /** Those of these messages that Graph has given its word on. */
  static List<String> closed(Handle handle, Collection<String> ids) {
    return handle
        .createQuery("select id from outbox where id = any(:ids) and open = 0")
        .bindArray("ids", String.class, List.copyOf(ids))
        .mapTo(String.class)
        .list();
  }

  /** What flows said in a conversation, in order: the requests' bodies. */
  static List<String> said(Handle handle, String account, String conversation) {
    return handle
        .createQuery(
            "select message from outbox where conversation = :conversation and account = :account"
                + " and effect <> '' order by sequence")
        .bind("conversation", conversation)
        .bind("account", account)
        .mapTo(String.class)
        .list();
  }

  private static Parcel read(ResultSet row) throws SQLException {
    Purpose purpose = Purpose.of(row.getString("purpose"));
    return new Parcel(
        row.getString("id"),
        row.getLong("sequence"),
        new Draft.From(
            row.getString("account"),
            row.getString("channel"),
            row.getString("conversation"),
            row.getString("contact")),
        Urgency.of(purpose, row.getString("campaign")),
        purpose,
        row.getString("message"),
        row.getInt("attempts"),
        row.getString("state").equals(Rank.SENDING.word()),
        row.getObject("created", OffsetDateTime.class).toInstant(),
        instant(row, "next_attempt"),
        instant(row, "free_until"));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
