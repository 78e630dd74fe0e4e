package dev.parley.runtime.inbox;

import dev.parley.runtime.conversation.Arrival;
import dev.parley.runtime.conversation.Ledger;
import dev.parley.runtime.media.Media;
import dev.parley.runtime.outbox.Refused;
import dev.parley.runtime.shard.Slice;
import dev.parley.runtime.store.Store;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The inbox, as conversations see it. */
public final class InboxLedger implements Ledger {
  private static final int MOST_STRANGERS = 20_000;

  private final Store store;
  private final Media media;
  private final Work<InboxTable.Mark, Boolean> park =
      (tx, marks) -> {
        InboxTable.mark(tx.handle(), marks);
        return marks.stream().map(mark -> true).toList();
      };

  public InboxLedger(Store store, Media media) {
    this.store = store;
    this.media = media;
  }

  @Override
  public List<Boolean> done(Tx tx, List<Done> done) {
    if (done.isEmpty()) {
      return List.of();
    }
    int[] counts = InboxTable.mark(tx.handle(), done.stream().map(InboxLedger::mark).toList());
    return Arrays.stream(counts).mapToObj(count -> count > 0).toList();
  }

  @Override
  public List<Arrival> free(Tx tx, Set<String> conversations) {
    return InboxTable.free(tx.handle(), conversations).stream()
        .map(row -> Arrivals.of(row, media))
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public List<Arrival> refuse(Tx tx, List<Refused> refused) {
    List<InboxTable.Row> rows = RefusedRows.of(tx, refused);
    int[] inserted = InboxTable.insert(tx.handle(), rows);
    return IntStream.range(0, inserted.length)
        .filter(i -> inserted[i] > 0)
        .mapToObj(i -> Arrivals.fromWithin(rows.get(i)))
        .toList();
  }

  @Override
  public Map<Long, String> messages(Tx tx, List<Long> sequences) {
    return InboxTable.messages(tx.handle(), sequences);
  }

  @Override
  public void park(Tx tx, Arrival arrival, String reason) {
    InboxTable.mark(tx.handle(), List.of(parked(arrival.sequence(), arrival.account(), reason)));
  }

  @Override
  public Waiting open(Slice slice, int most, LongPredicate known) {
    List<InboxTable.Row> rows = store.read(handle -> InboxTable.open(handle, slice, most));
    List<Arrival> arrivals = new ArrayList<>();
    Set<String> parked = new HashSet<>();
    List<CompletableFuture<Boolean>> parking = new ArrayList<>();
    for (InboxTable.Row row : rows) {
      if (!known.test(row.sequence())) {
        Arrivals.of(row, media)
            .ifPresentOrElse(
                arrivals::add,
                () -> {
                  parking.add(park(row));
                  parked.add(row.conversation());
                });
      }
    }
    parking.forEach(CompletableFuture::join);
    return new Waiting(arrivals, rows.size() < most, parked);
  }

  /** It would stand in the way of what follows for ever. */
  private CompletableFuture<Boolean> park(InboxTable.Row row) {
    String reason = "No turn can be made of what was written down.";
    return store.writer().submit(park, parked(row.sequence(), row.account(), reason));
  }

  private static InboxTable.Mark parked(long sequence, String account, String reason) {
    return new InboxTable.Mark(sequence, account, InboxTable.PARKED, InboxTable.PARKED, reason);
  }

  @Override
  public Set<Arrival> early(Tx tx, List<Arrival> arrivals) {
    Set<Long> early = InboxTable.early(tx.handle(), arrivals);
    return arrivals.stream().filter(a -> early.contains(a.sequence())).collect(Collectors.toSet());
  }

  @Override
  public Set<Integer> strangers(Slice slice, LongPredicate known) {
    Map<Long, Integer> waiting =
        store.read(handle -> InboxTable.waiting(handle, slice, MOST_STRANGERS));
    return waiting.entrySet().stream()
        .filter(row -> !known.test(row.getKey()))
        .map(Map.Entry::getValue)
        .collect(Collectors.toSet());
  }

  @Override
  public Set<String> parked(Slice slice) {
    return Set.copyOf(store.read(handle -> InboxTable.parked(handle, slice)));
  }

  private static InboxTable.Mark mark(Done done) {
    return new InboxTable.Mark(
        done.arrival().sequence(),
        done.arrival().account(),
        done.held() ? InboxTable.HELD : InboxTable.DONE,
        done.outcome(),
        done.detail());
  }
}
