package dev.parley.runtime.conversation.desk;

import dev.parley.flow.session.Session;
import dev.parley.flow.session.Wait;
import dev.parley.runtime.conversation.Address;
import dev.parley.runtime.conversation.ConversationBook;
import dev.parley.runtime.conversation.ConversationState;
import dev.parley.runtime.conversation.Owner;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/** Who of the business answers in conversations, and when the bot does again. */
public final class Desks {
  private static final String SELECT =
      "select c.id, c.channel, c.contact, c.owner, c.last_inbound, c.created, d.agent, d.team,"
          + " d.queue, d.note, d.opened, d.answered, d.closed, d.snoozed, d.snoozed_until, d.seen,"
          + " coalesce(d.hold, 0) hold, d.returns, coalesce(d.version, 0) version"
          + " from conversation c left join desk d on d.conversation = c.id"
          + " where c.account = :account";

  private final Footing on;
  private final ConversationBook book;
  private volatile Handbacks door = (tx, whose, conversation, token) -> {};

  public Desks(Footing on, ConversationBook book) {
    this.on = on;
    this.book = book;
  }

  /** From now on what is given back to a flow comes in by this door. */
  public void open(Handbacks handbacks) {
    door = handbacks;
  }

  /**
   * Which conversations are asked for.
   *
   * @param after only those behind this id
   */
  record Wanted(
      Optional<String> owner,
      Optional<String> agent,
      Optional<String> team,
      Optional<String> contact,
      String after,
      int most) {}

  List<DeskEntry> list(AccountId account, Wanted wanted) {
    return on.store().read(account, estate -> list(estate, wanted));
  }

  private static List<DeskEntry> list(Estate estate, Wanted wanted) {
    Query query =
        estate
            .query(
                SELECT
                    + (wanted.owner().isPresent() ? " and c.owner = :owner" : "")
                    + (wanted.agent().isPresent() ? " and d.agent = :agent" : "")
                    + (wanted.team().isPresent() ? " and d.team = :team" : "")
                    + (wanted.contact().isPresent() ? " and c.contact = :contact" : "")
                    + " and c.id > :after order by c.id limit :most")
            .bind("after", wanted.after())
            .bind("most", wanted.most());
    wanted.owner().ifPresent(owner -> query.bind("owner", owner));
    wanted.agent().ifPresent(agent -> query.bind("agent", agent));
    wanted.team().ifPresent(team -> query.bind("team", team));
    wanted.contact().ifPresent(contact -> query.bind("contact", contact));
    return query.map((row, context) -> read(row)).list();
  }

  /** Whether an account has such a conversation. */
  public boolean has(AccountId account, String id) {
    return get(account, id).isPresent();
  }

  Optional<DeskEntry> get(AccountId account, String id) {
    return on.store().read(account, estate -> get(estate, id));
  }

  private static Optional<DeskEntry> get(Estate estate, String id) {
    return estate
        .query(SELECT + " and c.id = :id")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** Writes down what people have to do with a conversation, unless it has changed since. */
  DeskEntry save(Tx tx, AccountId account, DeskEntry changed) {
    Estate estate = tx.of(account);
    insert(estate, changed.id());
    DeskEntry.Desk desk = changed.desk();
    int saved =
        estate
            .update(
                "update desk set agent = :agent, team = :team, opened = :opened, closed = :closed,"
                    + " snoozed = :snoozed, snoozed_until = :until, seen = :seen, hold = :hold,"
                    + " returns = :returns, version = version + 1 where account = :account"
                    + " and conversation = :id and version = :version")
            .bind("agent", desk.agent())
            .bind("team", desk.team())
            .bind("opened", desk.opened().orElse(null))
            .bind("closed", desk.closed().orElse(null))
            .bind("snoozed", desk.snoozed().orElse(null))
            .bind("until", desk.snoozedUntil().orElse(null))
            .bind("seen", desk.seen().orElse(null))
            .bind("hold", desk.hold())
            .bind("returns", desk.returns().orElse(null))
            .bind("id", changed.id())
            .bind("version", changed.version())
            .execute();
    if (saved == 0) {
      throw Problem.conflict("Somebody else has to do with this conversation too: try again.");
    }
    return get(estate, changed.id()).orElseThrow();
  }

  private static void insert(Estate estate, String conversation) {
    estate
        .update(
            "insert into desk (conversation, account, agent, team, queue, note, hold, version)"
                + " values (:id, :account, '', '', '', '', 0, 0) on conflict do nothing")
        .bind("id", conversation)
        .execute();
  }

  /** People take a conversation over: no flow answers in it any more. */
  void take(Tx tx, AccountId account, String conversation) {
    own(tx, account, conversation, Owner.HUMAN);
  }

  /** People give a conversation back; a flow that waits for it goes on. */
  void giveBack(Tx tx, AccountId account, String conversation) {
    Optional<ConversationState> state = book.state(conversation);
    Optional<String> token =
        state
            .flatMap(ConversationState::session)
            .filter(
                session -> session.waiting().filter(Wait.Handback.class::isInstance).isPresent())
            .map(Session::token);
    if (token.isPresent()) {
      ConversationState known = state.orElseThrow();
      door.enter(
          tx,
          new Address(known.account(), known.channel(), known.contact()),
          conversation,
          token.get());
    } else {
      own(tx, account, conversation, Owner.BOT);
    }
  }

  /** Whoever leads the conversation finds its version changed, and reads it anew. */
  private void own(Tx tx, AccountId account, String conversation, Owner owner) {
    tx.of(account)
        .update(
            "update conversation set owner = :owner, version = version + 1"
                + " where account = :account and id = :id and owner <> :owner")
        .bind("owner", owner.word())
        .bind("id", conversation)
        .execute();
    tx.afterCommit(() -> book.reread(conversation));
  }

  /** A flow has handed a conversation over. */
  public void handedOver(Tx tx, Handover handover) {
    Estate estate = tx.of(new AccountId(handover.account()));
    insert(estate, handover.conversation());
    estate
        .update(
            "update desk set queue = :queue, note = :note, opened = :now, answered = null,"
                + " closed = null, hold = :hold, returns = :returns, version = version + 1"
                + " where account = :account and conversation = :id")
        .bind("queue", handover.queue())
        .bind("note", handover.note())
        .bind("now", handover.at())
        .bind("hold", Handover.USUAL_HOLD)
        .bind("returns", handover.returns())
        .bind("id", handover.conversation())
        .execute();
  }

  /** Somebody of the business has written in a conversation; if people own it, they keep it. */
  public void answered(Tx tx, AccountId account, String conversation) {
    Estate estate = tx.of(account);
    Instant now = on.time().now();
    Optional<Integer> hold =
        estate
            .query("select hold from desk where account = :account and conversation = :id")
            .bind("id", conversation)
            .mapTo(Integer.class)
            .findOne();
    if (hold.isPresent()) {
      estate
          .update(
              "update desk set answered = :now, seen = :now, returns = case when returns is null"
                  + " then null else cast(:returns as timestamp(6) with time zone) end,"
                  + " version = version + 1 where account = :account and conversation = :id")
          .bind("now", now)
          .bind("returns", Handover.after(now, hold.get()))
          .bind("id", conversation)
          .execute();
    }
  }

  /** Gives back what people have kept long enough. */
  public void giveBackDue(Tx tx, AccountId account, String conversation) {
    int due =
        tx.of(account)
            .update(
                "update desk set returns = null, version = version + 1 where account = :account"
                    + " and conversation = :id and returns <= :now")
            .bind("id", conversation)
            .bind("now", on.time().now())
            .execute();
    if (due > 0) {
      giveBack(tx, account, conversation);
    }
  }

  private static DeskEntry read(ResultSet row) throws SQLException {
    DeskEntry.Desk desk =
        new DeskEntry.Desk(
            text(row, "agent"),
            text(row, "team"),
            text(row, "queue"),
            text(row, "note"),
            instant(row, "opened"),
            instant(row, "answered"),
            instant(row, "closed"),
            instant(row, "snoozed"),
            instant(row, "snoozed_until"),
            instant(row, "seen"),
            row.getInt("hold"),
            instant(row, "returns"));
    return new DeskEntry(
        row.getString("id"),
        row.getString("channel"),
        row.getString("contact"),
        Owner.of(row.getString("owner")),
        instant(row, "last_inbound"),
        desk,
        row.getLong("version"),
        instant(row, "created").orElseThrow());
  }

  private static String text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).orElse("");
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
