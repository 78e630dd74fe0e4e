package dev.parley.runtime.contact.imports;

import dev.parley.runtime.contact.ContactIntake;
import dev.parley.runtime.contact.ContactIntake.Fate;
import dev.parley.runtime.contact.ContactIntake.Listed;
import dev.parley.runtime.contact.ContactIntake.Taken;
import dev.parley.runtime.contact.consent.ConsentEntry;
import dev.parley.runtime.contact.consent.ConsentIntake;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes rows, some thousand in one transaction, together with how far the import is: a server that
 * is killed goes on behind them.
 */
final class Taking {
  private final Footing on;
  private final ContactIntake contacts;
  private final ConsentIntake consents;

  /** Takes some rows; how long that took, or nothing if the import is not to go on. */
  final Work<Chunk, Optional<Duration>> work =
      (tx, chunks) -> chunks.stream().map(chunk -> take(tx, chunk)).toList();

  Taking(Footing on, ContactIntake contacts) {
    this.on = on;
    this.contacts = contacts;
    this.consents = new ConsentIntake(on);
  }

  /**
   * Some rows.
   *
   * @param forecast what will become of them, if they are only looked at
   */
  record Chunk(ImportTable.Stretch stretch, List<ReadRow> rows, Optional<Import.Counts> forecast) {
    Chunk {
      rows = List.copyOf(rows);
    }
  }

  private Optional<Duration> take(Tx tx, Chunk chunk) {
    long begun = System.nanoTime();
    Import of = chunk.stretch().of();
    Estate estate = tx.of(of.account());
    if (!ImportTable.advance(estate, chunk.stretch(), on.time().now())) {
      return Optional.empty();
    }
    Import.Counts counts = chunk.forecast().orElseGet(() -> write(tx, of, chunk.rows()));
    ImportTable.count(estate, of, counts);
    ImportTable.insertFaults(
        estate,
        of,
        chunk.rows().stream().flatMap(row -> row.faults().stream()).toList(),
        on.time().now());
    return Optional.of(Duration.ofNanos(System.nanoTime() - begun));
  }

  private Import.Counts write(Tx tx, Import of, List<ReadRow> rows) {
    AccountId account = of.account();
    List<ReadRow> good = rows.stream().filter(row -> row.listed().isPresent()).toList();
    List<Listed> listed = good.stream().flatMap(row -> row.listed().stream()).toList();
    List<Taken> taken = contacts.take(tx, account, of.plan().policy(), listed);
    List<ConsentEntry> agreed = new ArrayList<>();
    Map<Fate, Long> fates = new EnumMap<>(Fate.class);
    for (int i = 0; i < taken.size(); i++) {
      Taken one = taken.get(i);
      fates.merge(one.fate(), 1L, Long::sum);
      if (one.fate() != Fate.SKIPPED) {
        for (ReadRow.Agreed each : good.get(i).agreed()) {
          agreed.add(ConsentEntry.of(one.contact(), each.choice(), each.origin(), each.at()));
        }
      }
    }
    int written = consents.take(tx, account, agreed);
    return new Import.Counts(
        fates.getOrDefault(Fate.CREATED, 0L),
        fates.getOrDefault(Fate.UPDATED, 0L),
        fates.getOrDefault(Fate.UNCHANGED, 0L),
        fates.getOrDefault(Fate.SKIPPED, 0L),
        rows.size() - good.size(),
        written);
  }
}
