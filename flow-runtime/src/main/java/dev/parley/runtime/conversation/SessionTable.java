package dev.parley.runtime.conversation;

import dev.parley.flow.engine.Event;
import dev.parley.flow.session.Session;
import dev.parley.flow.session.State;
import dev.parley.runtime.journal.Journal;
import dev.parley.runtime.store.Estate;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The SQL of the list of sessions: one row each, written when it starts and when it ends. */
final class SessionTable {
  private SessionTable() {}

  /** A session after one of its turns. */
  record Row(ConversationState conversation, Session session, boolean started, Instant at) {
    static Row of(Decision decision, Decision.Step step) {
      boolean started = step.turn().events().stream().anyMatch(Event.Started.class::isInstance);
      return new Row(decision.before(), step.turn().session(), started, step.now().instant());
    }

    /** Whether it ended, or began to live again because its last words could not be sent. */
    private boolean turned() {
      return !started && !conversation.session().map(Row::state).equals(Optional.of(state()));
    }

    private String state() {
      return state(session);
    }

    private static String state(Session session) {
      return switch (session.state()) {
        case State.Waiting waiting -> "live";
        case State.Ended ended -> "ended";
        case State.Failed failed -> "failed";
      };
    }

    private String detail() {
      return session.state() instanceof State.Failed(var fault)
          ? Journal.cut(fault.code() + ": " + fault.message())
          : "";
    }

    private @Nullable Instant end() {
      return session.live() ? null : at;
    }
  }

  /** The conversation that a session belongs to. */
  static Optional<String> conversation(Handle handle, String account, String session) {
    return handle
        .createQuery("select conversation from session where account = ? and id = ?")
        .bind(0, account)
        .bind(1, session)
        .mapTo(String.class)
        .findOne();
  }

  /** An account's sessions that go on, the oldest first. */
  static List<LiveSession> live(Estate estate, int most) {
    return estate
        .query(
            "select id, conversation, bot, flow, started from session where account = :account"
                + " and state = 'live' order by id limit :most")
        .bind("most", most)
        .map((row, context) ->
            new LiveSession(
                row.getString("id"),
                row.getString("conversation"),
                row.getString("bot"),
                row.getString("flow"),
                row.getObject("started", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** Which of these contacts are in the middle of a flow. */
  static Set<String> busy(Estate estate, Collection<String> contacts) {
    return new HashSet<>(
        estate
            .query(
                "select c.contact from unnest(:contacts) wanted(id) join conversation c on"
                    + " c.contact = wanted.id join session s on s.conversation = c.id and s.state ="
                    + " 'live' where c.account = :account")
            .bindArray("contacts", String.class, List.copyOf(contacts))
            .mapTo(String.class)
            .list());
  }

  static void write(Handle handle, List<Row> rows) {
    insert(handle, rows.stream().filter(Row::started).toList());
    turn(handle, rows.stream().filter(Row::turned).toList());
  }

  private static void insert(Handle handle, List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into session (id, account, channel, conversation, bot, release, flow, state,"
                + " detail, started, ended) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (Row row : rows) {
      Session session = row.session();
      batch.add(
          session.id(),
          row.conversation().account(),
          row.conversation().channel(),
          row.conversation().id(),
          session.bot(),
          session.release(),
          session.frames().getFirst().flow(),
          row.state(),
          row.detail(),
          row.at(),
          row.end());
    }
    batch.execute();
  }

  private static void turn(Handle handle, List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "update session set state = ?, detail = ?, ended = ? where id = ? and account = ?");
    for (Row row : rows) {
      batch.add(
          row.state(), row.detail(), row.end(), row.session().id(), row.conversation().account());
    }
    batch.execute();
  }
}
