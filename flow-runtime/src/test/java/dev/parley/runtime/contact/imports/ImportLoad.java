package dev.parley.runtime.contact.imports;

import dev.parley.flow.model.WhatsAppLimits;
import dev.parley.runtime.account.Accounts;
import dev.parley.runtime.contact.Contacts;
import dev.parley.runtime.media.MediaSettings;
import dev.parley.runtime.media.Storeroom;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Database;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Ids;
import dev.parley.runtime.store.Store;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.time.SystemTime;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Measures how fast a list of very many contacts is taken: {@code -Dload.contacts=1000000}. */
public final class ImportLoad {
  private static final int CONTACTS = Integer.getInteger("load.contacts", 1_000_000);
  private static final String[] CITIES = {"Pune", "Mumbai", "Delhi", "Nagpur", "Nashik", "Thane"};
  private static final String[] TIERS = {"gold", "silver", "bronze"};
  private static final Duration LOOK = Duration.ofMillis(20);

  private final Store store;
  private final Footing on;
  private final Imports imports;
  private final AccountId account;

  private ImportLoad(Store store, SystemTime time, Path folder) {
    this.store = store;
    on = new Footing(store, time, new Ids(time, new SecureRandom()), new SecureRandom());
    account = write(tx -> new Accounts(on).create(tx, "Tea & Co"));
    imports =
        new Imports(
            on,
            new Imports.Rooms(
                new Contacts(store, time, on.ids()),
                Storeroom.of(MediaSettings.in(folder, WhatsAppLimits.V24), "imports"),
                id -> new Imports.Home("IN", ZoneOffset.UTC)));
  }

  /** Takes a list. */
  public static void run(Database database) throws IOException {
    SystemTime time = new SystemTime();
    Path folder = Files.createTempDirectory("parley-load");
    try (Store store = Store.open(database.fresh())) {
      new ImportLoad(store, time, folder).run(folder);
    } finally {
      time.close();
    }
  }

  private <R> R write(Function<Tx, R> change) {
    Work<Function<Tx, R>, R> work = (tx, all) -> all.stream().map(c -> c.apply(tx)).toList();
    return store.writer().submit(work, change).join();
  }

  private void run(Path folder) throws IOException {
    Path file = folder.resolve("list.csv");
    fill(file);
    long begun = System.nanoTime();
    Import brought;
    try (InputStream in = Files.newInputStream(file)) {
      Imports.Brought whose = new Imports.Brought(account, "list.csv", "load");
      brought = imports.bring(whose, in, Optional.empty());
    }
    tell("kept and examined", begun);
    write(tx -> {
      ImportTable.insert(tx.of(account), brought);
      return true;
    });
    begun = System.nanoTime();
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    write(tx -> imports.begin(tx, brought, Import.State.RUNNING));
    long worked = worked();
    Import now = await(brought);
    tell("taken", begun);
    System.out.printf(
        "  %.1f microseconds of this process's CPU a row%n", (worked() - worked) / 1e3 / CONTACTS);
    System.out.printf(
        "  %s: %s, peak heap %,d MB%n",
        now.state().word(), now.progress().counts(), peak() / (1024 * 1024));
    imports.stop();
  }

  private static void fill(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("phone,name,language,labels,groups\n");
      for (int i = 0; i < CONTACTS; i++) {
        String phone =
            i % 100 == 57 ? "nobody" : "+91" + (9_000_000_000L + i * 997L % 999_999_937L);
        out.write(
            phone
                + ",Asha "
                + i
                + ",hi,"
                + TIERS[i % TIERS.length]
                + ","
                + CITIES[i % CITIES.length]
                + "\n");
      }
    }
  }

  /** Waits for the end, and asks now and then for something small, as conversations do. */
  private Import await(Import brought) {
    List<Double> waits = new ArrayList<>();
    Import now = imports.byId(account, brought.id()).orElseThrow();
    long shown = 0;
    while (now.state().working()) {
      long begun = System.nanoTime();
      write(tx -> true);
      waits.add((System.nanoTime() - begun) / 1e6);
      LockSupport.parkNanos(LOOK.toNanos());
      now = imports.byId(account, brought.id()).orElseThrow();
      if (now.progress().position() >= shown) {
        System.out.printf("    %,d%n", now.progress().position());
        shown += CONTACTS / 10;
      }
    }
    waits.sort(Double::compare);
    System.out.printf(
        "  others wait %.0f ms, 1 in 100 %.0f ms, at most %.0f ms%n",
        waits.get(waits.size() / 2), waits.get(waits.size() * 99 / 100), waits.getLast());
    return now;
  }

  private static void tell(String what, long begun) {
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        "  %,d rows %s in %.1f s, %,.0f a second%n", CONTACTS, what, seconds, CONTACTS / seconds);
  }

  private static long worked() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }
}
