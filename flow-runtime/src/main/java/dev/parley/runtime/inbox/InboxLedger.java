package dev.parley.runtime.inbox;

import dev.parley.runtime.conversation.Arrival;
import dev.parley.runtime.conversation.Ledger;
import dev.parley.runtime.store.Store;
import dev.parley.runtime.store.Tx;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The inbox, as conversations see it. */
public final class InboxLedger implements Ledger {
  private final Store store;

  public InboxLedger(Store store) {
    this.store = store;
  }

  @Override
  public List<Boolean> done(Tx tx, List<Done> done) {
    int[] counts =
        InboxTable.done(
            tx.handle(),
            done.stream().map(d -> mark(d.arrival(), d.outcome(), d.detail())).toList());
    return Arrays.stream(counts).mapToObj(count -> count > 0).toList();
  }

  @Override
  public void park(Tx tx, Arrival arrival, String reason) {
    InboxTable.park(tx.handle(), mark(arrival, InboxTable.PARKED, reason));
  }

  @Override
  public List<Arrival> open(int most) {
    List<InboxTable.Row> rows = store.read(handle -> InboxTable.open(handle, most));
    return rows.stream().map(Arrivals::of).flatMap(Optional::stream).toList();
  }

  @Override
  public Set<String> parked() {
    return Set.copyOf(store.read(InboxTable::parked));
  }

  private static InboxTable.Mark mark(Arrival arrival, String outcome, String detail) {
    return new InboxTable.Mark(arrival.sequence(), arrival.account(), outcome, detail);
  }
}
