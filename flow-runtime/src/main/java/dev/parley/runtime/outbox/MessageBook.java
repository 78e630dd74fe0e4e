package dev.parley.runtime.outbox;

import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Store;
import dev.parley.runtime.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/** Looks up what was sent, and what became of it. */
public final class MessageBook {
  private static final String SELECT =
      "select id, sequence, account, channel, conversation, contact, purpose, message, token,"
          + " effect, author, state, attempts, possibly_duplicate, wamid, error_code, error,"
          + " accepted, history, price_category, price_type, billable, created from outbox";

  private final Store store;

  public MessageBook(Store store) {
    this.store = store;
  }

  /**
   * Which messages are asked for.
   *
   * @param after only those behind this id
   */
  public record Wanted(
      Optional<String> conversation,
      Optional<String> contact,
      Optional<String> state,
      String after,
      int most) {}

  /** An account's messages, the oldest first. */
  public List<SentMessage> list(AccountId account, Wanted wanted) {
    return store.read(account, estate -> list(estate, wanted));
  }

  private static List<SentMessage> list(Estate estate, Wanted wanted) {
    String sql =
        SELECT
            + " where account = :account"
            + (wanted.conversation().isPresent() ? " and conversation = :conversation" : "")
            + (wanted.contact().isPresent() ? " and contact = :contact" : "")
            + (wanted.state().isPresent() ? " and state = :state" : "")
            + " and id > :after order by id limit :most";
    Query query = estate.query(sql).bind("after", wanted.after()).bind("most", wanted.most());
    wanted.conversation().ifPresent(id -> query.bind("conversation", id));
    wanted.contact().ifPresent(id -> query.bind("contact", id));
    wanted.state().ifPresent(word -> query.bind("state", word));
    return query.map((row, context) -> read(row)).list();
  }

  /** A message and its place in the order of everything that happened. */
  public record Placed(long sequence, SentMessage message) {}

  /** What was sent in a conversation after a place, the oldest first. */
  public List<Placed> after(AccountId account, String conversation, long after, int most) {
    return store.read(
        account,
        estate ->
            estate
                .query(
                    SELECT
                        + " where account = :account and conversation = :conversation"
                        + " and sequence > :after order by sequence limit :most")
                .bind("conversation", conversation)
                .bind("after", after)
                .bind("most", most)
                .map((row, context) -> new Placed(row.getLong("sequence"), read(row)))
                .list());
  }

  /** One of an account's messages. */
  public Optional<SentMessage> get(AccountId account, String id) {
    return store.read(account, estate -> get(estate, id));
  }

  /** The same in the transaction that writes it. */
  public static Optional<SentMessage> get(Tx tx, AccountId account, String id) {
    return get(tx.of(account), id);
  }

  private static Optional<SentMessage> get(Estate estate, String id) {
    return estate.row(SELECT, id).map((row, context) -> read(row)).findOne();
  }

  private static SentMessage read(ResultSet row) throws SQLException {
    String effect = row.getString("effect");
    return new SentMessage(
        row.getString("id"),
        new Draft.From(
            row.getString("account"),
            row.getString("channel"),
            row.getString("conversation"),
            row.getString("contact")),
        Purpose.of(row.getString("purpose")),
        row.getString("message"),
        effect.isEmpty()
            ? Optional.empty()
            : Optional.of(new Draft.Origin(row.getString("token"), effect)),
        row.getString("author"),
        fate(row),
        price(row),
        row.getObject("created", OffsetDateTime.class).toInstant());
  }

  private static SentMessage.Fate fate(ResultSet row) throws SQLException {
    int code = row.getInt("error_code");
    Optional<Integer> known = row.wasNull() ? Optional.empty() : Optional.of(code);
    return new SentMessage.Fate(
        row.getString("state"),
        row.getInt("attempts"),
        row.getBoolean("possibly_duplicate"),
        Optional.ofNullable(row.getString("wamid")),
        known,
        row.getString("error"),
        Optional.ofNullable(row.getObject("accepted", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        history(row.getString("history")));
  }

  private static List<SentMessage.Moment> history(String kept) {
    List<SentMessage.Moment> history = new ArrayList<>();
    Arrays.stream(kept.split(";", -1))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> entry.split(" ", 2))
        .forEach(entry -> history.add(new SentMessage.Moment(entry[0], Instant.parse(entry[1]))));
    return history;
  }

  private static Optional<SentMessage.Price> price(ResultSet row) throws SQLException {
    Optional<String> category = Optional.ofNullable(row.getString("price_category"));
    Optional<String> type = Optional.ofNullable(row.getString("price_type"));
    boolean billable = row.getBoolean("billable");
    Optional<Boolean> known = row.wasNull() ? Optional.empty() : Optional.of(billable);
    return category.isEmpty() && type.isEmpty() && known.isEmpty()
        ? Optional.empty()
        : Optional.of(new SentMessage.Price(category, type, known));
  }
}
