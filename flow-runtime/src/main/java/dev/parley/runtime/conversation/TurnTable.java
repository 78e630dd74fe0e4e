package dev.parley.runtime.conversation;

import dev.parley.flow.engine.Facts;
import dev.parley.flow.engine.Input;
import dev.parley.flow.engine.Now;
import dev.parley.flow.engine.Turn;
import dev.parley.runtime.store.JsonColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of turns: all that each took in, so that it can be taken again. The bot's settings are
 * not among it, for they hold secrets.
 */
final class TurnTable {
  /** What is longer, such as a service's answer, stands in a column of its own. */
  private static final int LONGEST_INPUT = 1_000_000;

  private TurnTable() {}

  /** One turn of a decision. */
  record Row(Decision decision, Arrival arrival, int part) {}

  static void insert(Handle handle, List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into turn (conversation, inbox, part, version, account, channel, session,"
                + " release, outcome, input, input_large, facts, instant, seed)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (Row row : rows) {
      Decision.Step step = row.decision().steps().get(row.part());
      Turn turn = step.turn();
      String input = JsonColumn.write(input(step.input()));
      boolean large = input.length() > LONGEST_INPUT;
      batch.add(
          row.decision().before().id(),
          row.arrival().sequence(),
          row.part(),
          row.decision().after().version(),
          row.decision().before().account(),
          row.decision().before().channel(),
          turn.session().id(),
          turn.session().release(),
          turn.outcome().name().toLowerCase(Locale.ROOT),
          large ? "" : input,
          large ? input : null,
          JsonColumn.write(facts(step.facts())),
          step.now().instant(),
          step.now().seed());
    }
    batch.execute();
  }

  private static Map<String, Object> input(Optional<Input> input) {
    return input.map(InputJson::of).orElse(Map.of());
  }

  private static Map<String, Object> facts(Facts facts) {
    return Map.of(
        "contact", facts.contact(), "hours", facts.hours(), "firstContact", facts.firstContact());
  }

  /** The latest turns of a conversation, in their order. */
  static List<RecordedTurn> latest(Handle handle, String account, String conversation, int most) {
    return handle
        .createQuery(
            "select t.inbox, t.part, t.session, coalesce(s.bot, '') bot, t.release, t.outcome,"
                + " coalesce(t.input_large, t.input) input, t.facts, t.instant, t.seed"
                + " from turn t left join session s on s.id = t.session"
                + " where t.conversation = :conversation and t.account = :account"
                + " order by t.version desc, t.inbox desc, t.part desc limit :most")
        .bind("conversation", conversation)
        .bind("account", account)
        .bind("most", most)
        .map((row, context) -> read(row))
        .list()
        .reversed();
  }

  private static RecordedTurn read(ResultSet row) throws SQLException {
    return new RecordedTurn(
        row.getLong("inbox"),
        row.getInt("part"),
        row.getString("session"),
        row.getString("bot"),
        row.getString("release"),
        row.getString("outcome"),
        InputReader.of(JsonColumn.read(row.getString("input"))),
        facts(JsonColumn.read(row.getString("facts"))),
        new Now(row.getObject("instant", OffsetDateTime.class).toInstant(), row.getLong("seed")));
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // written by this class; maps may hold nulls
  private static Facts facts(Map<String, @Nullable Object> kept) {
    return new Facts(
        (Map<String, @Nullable Object>) kept.get("contact"),
        Map.of(),
        (Map<String, @Nullable Object>) kept.get("hours"),
        Boolean.TRUE.equals(kept.get("firstContact")));
  }
}
