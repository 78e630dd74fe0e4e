package dev.parley.runtime.call;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The SQL of calls. */
final class CallTable {
  private static final String WAITING = "waiting";
  private static final String CALLING = "calling";

  private CallTable() {}

  static void insert(Handle handle, List<OpenCall> calls) {
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into call (id, account, channel, conversation, session, token, request, state,"
                + " attempts, failures, next_attempt, created)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (OpenCall call : calls) {
      CallDraft draft = call.draft();
      batch.add(
          draft.id(),
          draft.from().account(),
          draft.from().channel(),
          draft.from().conversation(),
          draft.session(),
          draft.token(),
          RequestJson.write(draft.request()),
          call.attempts() == 0 ? WAITING : CALLING,
          call.attempts(),
          call.failures(),
          call.due(),
          call.created());
    }
    batch.execute();
  }

  /** Notes that an attempt begins; false if somebody else was faster. */
  static boolean begin(Handle handle, OpenCall begun) {
    return handle.execute(
            "update call set state = 'calling', attempts = ?, next_attempt = ?"
                + " where id = ? and account = ? and attempts = ?",
            begun.attempts(),
            begun.due(),
            begun.id(),
            begun.account(),
            begun.attempts() - 1)
        > 0;
  }

  /** Notes that an attempt is over and another has to be made. */
  static void again(Handle handle, OpenCall call, int failures, Instant next) {
    handle.execute(
        "update call set state = 'waiting', failures = ?, next_attempt = ?"
            + " where id = ? and account = ? and attempts = ?",
        failures,
        next,
        call.id(),
        call.account(),
        call.attempts());
  }

  static void remove(Handle handle, List<OpenCall> calls) {
    PreparedBatch batch = handle.prepareBatch("delete from call where id = ? and account = ?");
    calls.forEach(call -> batch.add(call.id(), call.account()));
    batch.execute();
  }

  /** The calls whose time has come, those that wait longest first. */
  static List<OpenCall> due(Handle handle, Instant now, int most) {
    return handle
        .createQuery(
            "select id, account, channel, conversation, session, token, request, attempts,"
                + " failures, next_attempt, created from call where next_attempt <= :now"
                + " order by next_attempt limit :most")
        .bind("now", now)
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  private static OpenCall read(ResultSet row) throws SQLException {
    CallDraft draft =
        new CallDraft(
            row.getString("id"),
            new CallDraft.From(
                row.getString("account"), row.getString("channel"), row.getString("conversation")),
            row.getString("session"),
            row.getString("token"),
            RequestJson.read(row.getString("request")));
    return new OpenCall(
        draft,
        row.getInt("attempts"),
        row.getInt("failures"),
        instant(row, "next_attempt"),
        instant(row, "created"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** When the next call's time comes. */
  static Optional<Instant> next(Handle handle, Instant after) {
    return handle
        .createQuery(
            "select next_attempt from call where next_attempt > :after"
                + " order by next_attempt limit 1")
        .bind("after", after)
        .mapTo(Instant.class)
        .findOne();
  }
}
