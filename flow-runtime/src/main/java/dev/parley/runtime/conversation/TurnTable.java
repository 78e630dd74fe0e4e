package dev.parley.runtime.conversation;

import dev.parley.flow.engine.Facts;
import dev.parley.flow.engine.Input;
import dev.parley.flow.engine.Turn;
import dev.parley.runtime.store.JsonColumn;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The SQL of turns: all that each took in, so that it can be taken again. The bot's settings are
 * not among it, for they hold secrets.
 */
final class TurnTable {
  private TurnTable() {}

  /** One turn of a decision. */
  record Row(Decision decision, Arrival arrival, int part) {}

  static void insert(Handle handle, List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into turn (conversation, inbox, part, account, channel, session, release,"
                + " outcome, input, facts, instant, seed)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (Row row : rows) {
      Decision.Step step = row.decision().steps().get(row.part());
      Turn turn = step.turn();
      batch.add(
          row.decision().before().id(),
          row.arrival().sequence(),
          row.part(),
          row.decision().before().account(),
          row.decision().before().channel(),
          turn.session().id(),
          turn.session().release(),
          turn.outcome().name().toLowerCase(Locale.ROOT),
          JsonColumn.write(input(step.input())),
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
}
