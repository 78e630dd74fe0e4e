package dev.parley.runtime.inbox;

import dev.parley.flow.engine.Input;
import dev.parley.runtime.conversation.InputJson;
import dev.parley.runtime.outbox.Draft;
import dev.parley.runtime.outbox.Refused;
import dev.parley.runtime.store.JsonColumn;
import dev.parley.runtime.store.Tx;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Messages that could not be sent, as rows of the inbox: one each, however often it is told. */
final class RefusedRows {
  static final String KIND = "message.refused";

  private RefusedRows() {}

  static List<InboxTable.Row> of(Tx tx, List<Refused> refused) {
    Iterator<Long> sequences = tx.sequences(refused.size()).iterator();
    List<InboxTable.Row> rows = new ArrayList<>(refused.size());
    refused.forEach(r -> rows.add(row(r, sequences.next())));
    return rows;
  }

  private static InboxTable.Row row(Refused refused, long sequence) {
    Draft.From from = refused.from();
    Draft.Origin origin = refused.origin();
    Input input =
        new Input.SendRefused(origin.token(), origin.effect(), refused.why(), refused.detail());
    return new InboxTable.Row(
        sequence,
        from.account(),
        from.channel(),
        from.conversation(),
        "refused:" + refused.id(),
        KIND,
        InboxTable.NEW,
        "",
        "",
        JsonColumn.write(InputJson.of(input)),
        refused.at(),
        refused.at());
  }
}
