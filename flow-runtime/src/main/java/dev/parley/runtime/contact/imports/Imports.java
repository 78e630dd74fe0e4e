package dev.parley.runtime.contact.imports;

import dev.parley.runtime.contact.ContactFields;
import dev.parley.runtime.contact.ContactGroups;
import dev.parley.runtime.contact.ContactIntake;
import dev.parley.runtime.contact.Contacts;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.media.Storeroom;
import dev.parley.runtime.retention.Forgetting;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.StoreBusy;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Lists of contacts that come in as files: {@link #bring} one, say what its columns mean, and
 * begin. The rows are taken in the background, and by whichever server is there if this one is
 * killed.
 */
public final class Imports {
  /** Imports that are over. */
  public static final Forgetting FORGETTING =
      Forgetting.byId(
          "contact_import", "touched", "state in ('done', 'failed', 'cancelled') and digest = ''");

  /** Cells that were wrong. */
  public static final Forgetting FAULTS =
      new Forgetting("contact_import_fault", "import", "", "created", "true");

  private static final Logger LOG = System.getLogger(Imports.class.getName());
  private static final Duration LOOK = Duration.ofSeconds(30);
  private static final Duration ALONE = Duration.ofMinutes(1);
  private static final Duration KEPT = Duration.ofDays(7);
  private static final int AT_ONCE = 2;

  private final Footing on;
  private final Rooms rooms;
  private final ContactIntake intake;
  private final Taking taking;
  private final Set<String> working = ConcurrentHashMap.newKeySet();
  private final ExecutorService hands =
      Executors.newFixedThreadPool(
          AT_ONCE, Thread.ofPlatform().daemon().name("parley-import-", 0).factory());
  private final Work<Consumer<Tx>, Boolean> writing =
      (tx, changes) -> {
        changes.forEach(change -> change.accept(tx));
        return changes.stream().map(change -> true).toList();
      };
  private volatile boolean stopped;

  /**
   * Where a business is.
   *
   * @param country by two letters; may be empty
   */
  public record Home(String country, ZoneId zone) {
    /**
     * Where a profile says that it is.
     *
     * @param zone the time zone's name; empty for UTC
     */
    public static Home of(String country, String zone) {
      try {
        return new Home(country, zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone));
      } catch (DateTimeException unknown) {
        return new Home(country, ZoneOffset.UTC);
      }
    }
  }

  /** What imports need of other rooms. */
  public record Rooms(Contacts contacts, Storeroom files, Function<AccountId, Home> homes) {}

  public Imports(Footing on, Rooms rooms) {
    this.on = on;
    this.rooms = rooms;
    this.intake = new ContactIntake(rooms.contacts(), on.ids());
    this.taking = new Taking(on, intake);
  }

  /** Goes on with what an earlier process left, and looks after others' now and then. */
  public void start() {
    look(on.store().shared() ? ALONE : Duration.ZERO);
  }

  /** Begins no more, and lets the rows under way be written. */
  public void stop() {
    stopped = true;
    hands.shutdown();
    try {
      if (!hands.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "An import goes on where it was after the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Duration silence) {
    if (stopped) {
      return;
    }
    try {
      Instant now = on.time().now();
      OpenImports.left(on.store(), now.minus(silence).plusMillis(1))
          .forEach(left -> work(left.account(), left.id()));
      OpenImports.old(on.store(), now.minus(KEPT)).forEach(old -> forget(old.account(), old.id()));
    } catch (StoreBusy | CompletionException | UncheckedIOException e) {
      LOG.log(Level.WARNING, "Imports could not be looked after", e);
    }
    on.time().at(on.time().now().plus(LOOK), () -> Thread.startVirtualThread(() -> look(ALONE)));
  }

  /** A file that somebody brings. */
  record Brought(AccountId account, String name, String author) {}

  /**
   * Keeps and examines a file.
   *
   * @throws Problem 400 if it is no list
   */
  Import bring(Brought brought, InputStream content, Optional<ImportPlan> profile) {
    Storeroom.Kept kept = rooms.files().keep(brought.account(), content);
    try {
      FileShape shape = rooms.files().lend(brought.account(), kept.digest(), Examination::of);
      ImportPlan plan =
          profile
              .map(known -> known.with(PlanCheck.of(known, shape)))
              .orElseGet(() -> ImportPlan.EMPTY.with(check(brought.account()).guess(shape)));
      return new Import(
          on.ids().next("imp"),
          brought.account(),
          new Import.Brought(brought.name(), kept.digest(), kept.bytes()),
          shape,
          plan,
          Import.State.READY,
          "",
          new Import.Progress(0, 0, Import.Counts.NONE),
          brought.author(),
          1,
          on.time().now());
    } catch (UnreadableFile e) {
      throw Problem.badRequest(e.sentence());
    }
  }

  PlanCheck check(AccountId account) {
    return new PlanCheck(targets(account), new ContactGroups(on).queried(account));
  }

  private Targets targets(AccountId account) {
    return new Targets(new ContactFields(on).all(account));
  }

  List<Import> list(AccountId account, String after, int most) {
    return on.store().read(account, estate -> ImportTable.list(estate, after, most));
  }

  Optional<Import> byId(AccountId account, String id) {
    return on.store().read(account, estate -> ImportTable.byId(estate, id));
  }

  /** The cells that were wrong, in the order of the file. */
  List<ReadRow.Fault> faults(Import of, ImportTable.After after, int most) {
    return on.store().read(of.account(), e -> ImportTable.faults(e, of, after, most));
  }

  /** Begins to check or to take a file's rows, as soon as the transaction is durable. */
  Import begin(Tx tx, Import of, Import.State state) {
    ImportTable.begin(tx.of(of.account()), of, state, on.time().now());
    tx.afterCommit(() -> work(of.account(), of.id()));
    return ImportTable.byId(tx.of(of.account()), of.id()).orElseThrow();
  }

  /** Changes what is done with a file that has not begun. */
  void plan(Tx tx, Import of, ImportPlan plan) {
    ImportTable.plan(tx.of(of.account()), of, plan, on.time().now());
  }

  /**
   * Ends a check or an import.
   *
   * @throws Problem 409 if it is over
   */
  Import cancel(Tx tx, Import of) {
    Estate estate = tx.of(of.account());
    Import now = locked(estate, of);
    Import.State after =
        switch (now.state()) {
          case CHECKING -> Import.State.READY;
          case READY, CHECKED, RUNNING -> Import.State.CANCELLED;
          case DONE, FAILED, CANCELLED ->
              throw Problem.conflict("The import is " + now.state().word() + ".");
        };
    ImportTable.move(estate, of, after, on.time().now());
    return locked(estate, of);
  }

  /**
   * Removes an import, and its file once the transaction is durable.
   *
   * @throws Problem 409 if it is being worked on
   */
  void remove(Tx tx, Import of) {
    Estate estate = tx.of(of.account());
    if (locked(estate, of).state().working()) {
      throw Problem.conflict("The import is being worked on: cancel it first.");
    }
    ImportTable.remove(estate, of.id());
    tx.afterCommit(() -> Thread.startVirtualThread(() -> discard(of)));
  }

  private static Import locked(Estate estate, Import of) {
    return ImportTable.locked(estate, of.id())
        .orElseThrow(() -> Problem.notFound("There is no such import."));
  }

  /** The first rows of a file, as they are understood. */
  List<ReadRow> preview(Import of, int most) {
    return rooms
        .files()
        .lend(
            of.account(),
            of.file().digest(),
            file -> {
              RowReader reader = reader(of);
              try (Rows rows = Rows.open(file, of.shape())) {
                rows.next();
                return Stream.generate(rows::next)
                    .limit(most)
                    .takeWhile(Optional::isPresent)
                    .map(row -> reader.read(row.orElseThrow()))
                    .toList();
              }
            });
  }

  private RowReader reader(Import of) {
    Home home = rooms.homes().apply(of.account());
    return new RowReader(
        of.plan(),
        of.shape(),
        targets(of.account()),
        new RowReader.Place(
            home.country(),
            home.zone(),
            new ContactGroups(on).queried(of.account()),
            of.author(),
            on.time().now()));
  }

  private void work(AccountId account, String id) {
    if (!stopped && working.add(id)) {
      hands.execute(() -> {
        try {
          byId(account, id).filter(of -> of.state().working()).ifPresent(this::run);
        } catch (StoreBusy | CompletionException e) {
          LOG.log(Level.WARNING, "The import " + id + " goes on later", e);
        } finally {
          working.remove(id);
        }
      });
    }
  }

  private void run(Import of) {
    ImportRun run =
        new ImportRun(
            of,
            reader(of),
            new ImportRun.Hands(on.store().writer(), taking, intake, () -> stopped));
    try {
      boolean ended = rooms.files().lend(of.account(), of.file().digest(), run::go);
      if (ended) {
        end(of, of.state() == Import.State.RUNNING ? Import.State.DONE : Import.State.CHECKED, "");
      }
    } catch (UnreadableFile e) {
      end(of, Import.State.FAILED, e.sentence());
    } catch (UncheckedIOException e) {
      LOG.log(Level.WARNING, "The file of the import " + of.id() + " cannot be read", e);
      end(of, Import.State.FAILED, "The file is not there any more, or cannot be read.");
    }
  }

  private void end(Import of, Import.State state, String detail) {
    write(tx ->
        ImportTable.end(
            tx.of(of.account()), new ImportTable.End(of, state, detail), on.time().now()));
  }

  private void write(Consumer<Tx> change) {
    on.store().writer().submit(writing, change).join();
  }

  /** Deletes an import's file, unless another has the same. */
  private void discard(Import of) {
    boolean shared = on.store().read(of.account(), estate -> ImportTable.shared(estate, of));
    if (!shared && !of.file().digest().isEmpty()) {
      rooms.files().discard(of.account(), of.file().digest(), Instant.MAX);
    }
  }

  private void forget(AccountId account, String id) {
    byId(account, id)
        .ifPresent(old -> {
          discard(old);
          write(tx -> ImportTable.forgetFile(tx.of(account), old));
        });
  }
}
