package dev.parley.runtime.conversation;

import dev.parley.runtime.journal.Journal;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.time.Time;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes decisions: the mark on the event, the conversation, its turns, messages, timer and contact
 * in one transaction. Says for each whether the event was still open; if not, nothing is written.
 */
final class Apply implements Work<Rows, Boolean> {
  private final Rooms rooms;
  private final Time time;

  Apply(Rooms rooms, Time time) {
    this.rooms = rooms;
    this.time = time;
  }

  @Override
  public List<Boolean> run(Tx tx, List<Rows> all) {
    List<Boolean> open = rooms.ledger().done(tx, all.stream().map(Apply::done).toList());
    List<Rows> rows = IntStream.range(0, all.size()).filter(open::get).mapToObj(all::get).toList();
    if (rows.isEmpty()) {
      return open;
    }
    rooms.book().save(tx, rows.stream().map(r -> r.decision().after()).toList());
    SessionTable.write(tx.handle(), sessions(rows));
    TurnTable.insert(tx.handle(), turns(rows));
    rooms.outbox().write(tx, flat(rows.stream().map(Rows::drafts)), time.now());
    rooms.timers().change(tx, rows.stream().map(Rows::timer).flatMap(Optional::stream).toList());
    rooms.contacts().save(tx, rows.stream().map(Rows::contact).flatMap(Optional::stream).toList());
    Journal.append(tx, flat(rows.stream().map(Rows::notes)));
    return open;
  }

  private static Ledger.Done done(Rows rows) {
    return new Ledger.Done(rows.arrival(), rows.decision().outcome(), rows.decision().detail());
  }

  private static List<SessionTable.Row> sessions(List<Rows> all) {
    return all.stream()
        .flatMap(r -> r.decision().steps().stream().map(s -> SessionTable.Row.of(r.decision(), s)))
        .toList();
  }

  private static List<TurnTable.Row> turns(List<Rows> all) {
    List<TurnTable.Row> turns = new ArrayList<>();
    for (Rows rows : all) {
      for (int part = 0; part < rows.decision().steps().size(); part++) {
        turns.add(new TurnTable.Row(rows.decision(), rows.arrival(), part));
      }
    }
    return turns;
  }

  private static <T> List<T> flat(Stream<List<T>> lists) {
    return lists.flatMap(Collection::stream).toList();
  }
}
