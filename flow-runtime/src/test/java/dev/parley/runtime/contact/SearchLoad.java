package dev.parley.runtime.contact;

import dev.parley.runtime.account.Accounts;
import dev.parley.runtime.contact.query.Condition;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Database;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Ids;
import dev.parley.runtime.store.Store;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.time.SystemTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Measures how long queries over very many contacts take: {@code -Dload.contacts=1000000}. */
public final class SearchLoad {
  private static final int CONTACTS = Integer.getInteger("load.contacts", 1_000_000);
  private static final int AT_ONCE = 1_000;
  private static final int RUNS = 7;
  private static final String[] CITIES = {
    "Pune", "Mumbai", "Delhi", "Nagpur", "Nashik", "Thane", "Surat", "Jaipur", "Kochi", "Indore",
    "Patna", "Ranchi", "Bhopal", "Agra"
  };

  private static final String[] QUERIES = {
    "city = \"Pune\" and tier in (gold, silver) and last_seen > 30d ago and not group = \"staff\"",
    "city = \"Pune\"",
    "group = staff",
    "tier = gold and visits >= 40",
    "tier in (gold, silver) and last_seen > 30d ago",
    "last_seen > 1d ago and not has tier",
    "city = Pune or city = Agra",
    "not group = staff",
    "name starts with \"Asha 99\"",
    "phone starts with \"9199\" and tier = gold",
    "visits > 45 and (city = Pune or label = vip)",
    "name contains \"sha 123\"",
  };

  private final Store store;
  private final Footing on;
  private final Contacts contacts;
  private final AccountId account;
  private final Random random = new Random(1);

  private SearchLoad(Store store, SystemTime time) {
    this.store = store;
    on = new Footing(store, time, new Ids(time, new SecureRandom()), new SecureRandom());
    contacts = new Contacts(store, time, on.ids());
    account = write(tx -> new Accounts(on).create(tx, "Tea & Co"));
  }

  /** Fills the database and asks. */
  public static void run(Database database) {
    SystemTime time = new SystemTime();
    try (Store store = Store.open(database.fresh())) {
      new SearchLoad(store, time).run(database == Database.POSTGRESQL);
    } finally {
      time.close();
    }
  }

  private <R> R write(Function<Tx, R> change) {
    Work<Function<Tx, R>, R> work = (tx, all) -> all.stream().map(c -> c.apply(tx)).toList();
    return store.writer().submit(work, change).join();
  }

  private void run(boolean postgres) {
    ContactFields fields = new ContactFields(on);
    write(tx -> {
      fields.add(tx, account, new ContactFields.Order("city", "City", FieldKind.TEXT, List.of()));
      fields.add(tx, account, new ContactFields.Order("visits", "", FieldKind.NUMBER, List.of()));
      List<String> tiers = List.of("gold", "silver", "bronze");
      fields.add(tx, account, new ContactFields.Order("tier", "", FieldKind.CHOICE, tiers));
      return true;
    });
    long begun = System.nanoTime();
    for (int i = 0; i < CONTACTS; i += AT_ONCE) {
      fill(i);
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        "  %,d contacts in %.1f s, %,.0f a second%n", CONTACTS, seconds, CONTACTS / seconds);
    if (postgres) {
      // What the database does by itself a minute later.
      store.read(handle -> handle.execute("vacuum analyze"));
    }
    ContactSearch search = new ContactSearch(on);
    for (String query : QUERIES) {
      ask(search, query);
    }
  }

  private void fill(int from) {
    List<ContactBook.Newcomer> newcomers = new ArrayList<>();
    Map<String, Instant> seen = new LinkedHashMap<>();
    for (int i = from; i < from + AT_ONCE; i++) {
      Map<String, @Nullable Object> known = new LinkedHashMap<>();
      known.put("name", "Asha " + i);
      known.put("city", CITIES[random.nextInt(CITIES.length)]);
      int tier = random.nextInt(20);
      if (tier < 13) {
        known.put("tier", tier < 2 ? "gold" : tier < 7 ? "silver" : "bronze");
      }
      known.put("visits", (double) random.nextInt(50));
      if (random.nextInt(1_000) == 0) {
        known.put("groups", List.of("staff"));
      }
      if (random.nextInt(50) == 0) {
        known.put("labels", List.of("vip"));
      }
      String id = on.ids().next("con");
      newcomers.add(new ContactBook.Newcomer(id, "91" + (9_000_000_000L + i * 997L), known));
      if (random.nextInt(10) < 7) {
        seen.put(id, on.time().now().minus(Duration.ofMinutes(random.nextInt(120 * 24 * 60))));
      }
    }
    write(tx -> {
      contacts.add(tx, account, newcomers);
      ContactTable.updateSeen(
          tx.handle(),
          ContactTable.load(tx.handle(), seen.keySet()).stream()
              .map(contact -> contact.seenAt(seen.get(contact.id())))
              .toList());
      return true;
    });
  }

  private void ask(ContactSearch search, String query) {
    Condition condition = search.read(account, query, "");
    List<Double> counts = new ArrayList<>();
    List<Double> pages = new ArrayList<>();
    long count = 0;
    for (int i = 0; i < RUNS; i++) {
      long begun = System.nanoTime();
      count = search.count(account, condition);
      counts.add((System.nanoTime() - begun) / 1e6);
      begun = System.nanoTime();
      search.page(account, condition, "", 50);
      pages.add((System.nanoTime() - begun) / 1e6);
    }
    System.out.printf(
        "  %,9d in %6.1f ms (first %6.1f), 50 of them in %6.1f ms: %s%n",
        count, median(counts), counts.getFirst(), median(pages), query);
    search.plan(account, condition).forEach(line -> System.out.println("      " + line));
  }

  private static double median(List<Double> times) {
    return times.stream().sorted().toList().get(times.size() / 2);
  }
}
