package dev.parley.runtime.contact.imports;

import dev.parley.runtime.contact.ContactIntake;
import dev.parley.runtime.contact.ContactIntake.Listed;
import dev.parley.runtime.contact.ContactIntake.Policy;
import dev.parley.runtime.contact.PhoneVariants;
import dev.parley.runtime.store.GroupCommit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Goes through a file once, from where the import is to its end. */
final class ImportRun {
  /** Who writes in a conversation meanwhile waits so long. */
  private static final Duration FAIR = Duration.ofMillis(80);

  private static final int FEWEST = 100;
  private static final int FIRST = 500;
  private static final int MOST = 4_000;

  private final Import of;
  private final RowReader reader;
  private final Hands hands;
  private final Set<String> seen = new HashSet<>();
  private int size = FIRST;

  /** Who does the work. */
  record Hands(
      GroupCommit writer, Taking taking, ContactIntake contacts, BooleanSupplier stopped) {}

  ImportRun(Import of, RowReader reader, Hands hands) {
    this.of = of;
    this.reader = reader;
    this.hands = hands;
  }

  /**
   * Goes through the file; rows are read while those before are written.
   *
   * @return whether it came to the end of the file
   * @throws UnreadableFile if it cannot be read to its end
   */
  boolean go(Path file) {
    try (Rows rows = Rows.open(file, of.shape())) {
      long position = of.progress().position();
      skip(rows, 1 + position);
      CompletableFuture<Optional<Duration>> before =
          CompletableFuture.completedFuture(Optional.of(FAIR));
      while (true) {
        List<ReadRow> some = some(rows);
        Optional<Duration> took = before.join();
        if (took.isEmpty() || hands.stopped().getAsBoolean()) {
          return false;
        }
        adapt(took.get());
        if (some.isEmpty()) {
          return true;
        }
        ImportTable.Stretch stretch = new ImportTable.Stretch(of, position, position + some.size());
        position += some.size();
        before =
            hands
                .writer()
                .submit(hands.taking().work, new Taking.Chunk(stretch, some, forecast(some)));
      }
    }
  }

  private static void skip(Rows rows, long count) {
    for (long i = 0; i < count; i++) {
      rows.next();
    }
  }

  private List<ReadRow> some(Rows rows) {
    List<ReadRow> some = new ArrayList<>(size);
    while (some.size() < size) {
      Optional<Rows.Row> row = rows.next();
      if (row.isEmpty()) {
        break;
      }
      some.add(reader.read(row.get()));
    }
    return some;
  }

  private void adapt(Duration took) {
    double by = FAIR.toNanos() / (double) Math.max(1, took.toNanos());
    size = (int) Math.clamp(size * Math.clamp(by, 0.5, 1.5), FEWEST, MOST);
  }

  private Optional<Import.Counts> forecast(List<ReadRow> some) {
    if (of.state() == Import.State.RUNNING) {
      return Optional.empty();
    }
    List<String> phones =
        some.stream().flatMap(row -> row.listed().stream()).map(Listed::phone).toList();
    Set<String> known = hands.contacts().known(of.account(), phones);
    Policy policy = of.plan().policy();
    long fresh = 0;
    for (String phone : phones) {
      boolean first = !known.contains(phone) && (policy == Policy.UPDATE || isFirst(phone));
      fresh += first ? 1 : 0;
    }
    long old = phones.size() - fresh;
    long skipped =
        switch (policy) {
          case UPSERT -> 0;
          case CREATE -> old;
          case UPDATE -> fresh;
        };
    long consents = some.stream().mapToLong(row -> row.agreed().size()).sum();
    return Optional.of(
        new Import.Counts(
            policy == Policy.UPDATE ? 0 : fresh,
            policy == Policy.CREATE ? 0 : old,
            0,
            skipped,
            some.size() - phones.size(),
            consents));
  }

  private boolean isFirst(String phone) {
    for (String variant : PhoneVariants.of(phone)) {
      if (seen.contains(variant)) {
        return false;
      }
    }
    return seen.add(phone);
  }
}
