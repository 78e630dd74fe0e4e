package dev.parley.runtime.conversation;

import dev.parley.flow.engine.Effect;
import dev.parley.runtime.conversation.desk.Handover;
import dev.parley.runtime.journal.Journal;
import dev.parley.runtime.outbox.Refused;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.time.Time;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes decisions: the mark on the event, the conversation, its turns, messages, timer and contact
 * in one transaction. Says for each what became of it; only what is taken is written.
 */
final class Apply implements Work<Rows, Fate> {
  private final Rooms rooms;
  private final Time time;
  private final Consumer<List<Arrival>> freed;
  private final Consumer<List<Arrival>> come;

  /**
   * Writes to these rooms.
   *
   * @param freed takes arrivals that were held and come before all others now, when that is durable
   * @param come takes new arrivals, when they are durable
   */
  Apply(Rooms rooms, Time time, Consumer<List<Arrival>> freed, Consumer<List<Arrival>> come) {
    this.rooms = rooms;
    this.time = time;
    this.freed = freed;
    this.come = come;
  }

  @Override
  public List<Fate> run(Tx tx, List<Rows> all) {
    List<Fate> fates = new ArrayList<>(fates(tx, all));
    List<Rows> due = of(all, fates, Fate.TAKEN);
    List<Boolean> open = rooms.ledger().done(tx, due.stream().map(Apply::done).toList());
    int place = 0;
    for (int i = 0; i < fates.size(); i++) {
      if (fates.get(i) == Fate.TAKEN && !open.get(place++)) {
        fates.set(i, Fate.OVER);
        String conversation = all.get(i).arrival().conversation();
        // It may have been this turn itself, whose commit was made and its answer lost.
        tx.afterCommit(() -> rooms.outbox().look(conversation));
      }
    }
    List<Rows> taken =
        of(all, fates, Fate.TAKEN).stream().filter(r -> !r.decision().holds()).toList();
    if (!taken.isEmpty()) {
      write(tx, taken);
    }
    return fates;
  }

  /** Whether this node may write these decisions, and whether it is their turn. */
  private List<Fate> fates(Tx tx, List<Rows> all) {
    Predicate<String> ours =
        rooms.shards().fence(tx, all.stream().map(r -> r.arrival().conversation()).toList());
    Set<Arrival> early =
        rooms.shards().shared()
            ? rooms.ledger().early(tx, all.stream().map(Rows::arrival).toList())
            : Set.of();
    return all.stream()
        .map(Rows::arrival)
        .map(a ->
            !ours.test(a.conversation()) ? Fate.LOST : early.contains(a) ? Fate.EARLY : Fate.TAKEN)
        .toList();
  }

  private static List<Rows> of(List<Rows> all, List<Fate> fates, Fate fate) {
    return IntStream.range(0, all.size())
        .filter(i -> fates.get(i) == fate)
        .mapToObj(all::get)
        .toList();
  }

  private void write(Tx tx, List<Rows> rows) {
    rooms.book().save(tx, rows.stream().map(r -> r.decision().after()).toList());
    SessionTable.write(tx.handle(), sessions(rows));
    TurnTable.insert(tx.handle(), turns(rows));
    consent(tx, rows);
    rows.forEach(row -> handOver(tx, row.decision()));
    rooms.outbox().write(tx, flat(rows.stream().map(r -> r.replies().drafts())), time.now());
    rooms.timers().change(tx, rows.stream().map(Rows::timer).flatMap(Optional::stream).toList());
    rooms.calls().write(tx, flat(rows.stream().map(Rows::calls)), time.now());
    free(tx, rows);
    rooms.contacts().save(tx, rows.stream().map(Rows::contact).flatMap(Optional::stream).toList());
    Journal.append(tx, flat(rows.stream().map(Rows::notes)));
    refuse(tx, flat(rows.stream().map(r -> r.replies().refused())));
  }

  /** Before what is said: a flow may ask for consent and go on with what needs it. */
  private void consent(Tx tx, List<Rows> all) {
    List<Rows> some = all.stream().filter(r -> !r.consents().isEmpty()).toList();
    if (!some.isEmpty()) {
      Map<Long, String> messages =
          rooms.ledger().messages(tx, some.stream().map(r -> r.arrival().sequence()).toList());
      some.forEach(rows -> {
        String message = messages.getOrDefault(rows.arrival().sequence(), "");
        AccountId account = new AccountId(rows.arrival().account());
        rows.consents()
            .forEach(entry -> rooms.consents().ledger().record(tx, account, entry.in(message)));
      });
    }
  }

  private void handOver(Tx tx, Decision decision) {
    ConversationState state = decision.after();
    for (Effect effect : decision.effects()) {
      if (effect instanceof Effect.Handoff handoff) {
        String note = Journal.cut(handoff.note().orElse(""));
        rooms
            .desks()
            .handedOver(
                tx, new Handover(state.account(), state.id(), handoff.queue(), note, time.now()));
      }
    }
  }

  /** What cannot be said comes back as an event. */
  private void refuse(Tx tx, List<Refused> refused) {
    if (!refused.isEmpty()) {
      List<Arrival> arrivals = rooms.ledger().refuse(tx, refused);
      tx.afterCommit(() -> come.accept(arrivals));
    }
  }

  /** What was said during a call comes before whatever was said after it. */
  private void free(Tx tx, List<Rows> rows) {
    Set<String> ended =
        rows.stream()
            .filter(r -> r.decision().frees())
            .map(r -> r.arrival().conversation())
            .collect(Collectors.toSet());
    if (!ended.isEmpty()) {
      List<Arrival> again = rooms.ledger().free(tx, ended);
      tx.afterCommit(() -> freed.accept(again));
    }
  }

  private static Ledger.Done done(Rows rows) {
    Decision decision = rows.decision();
    return new Ledger.Done(rows.arrival(), decision.outcome(), decision.detail(), decision.holds());
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
