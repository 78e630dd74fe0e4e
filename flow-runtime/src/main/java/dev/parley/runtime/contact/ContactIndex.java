package dev.parley.runtime.contact;

import dev.parley.runtime.contact.query.Terms;
import dev.parley.runtime.store.Tx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Writes down what is known of contacts once more, in the form in which it is searched for. It goes
 * in the transaction that writes it down at all.
 */
final class ContactIndex {
  static final String NAME = "name";
  static final String PHONE = "phone";

  // What flows call otherwise is nobody's field, and cannot be asked for.
  private static final Pattern SEARCHED = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");
  private static final int OLD_AT_ONCE = 500;

  private final Map<Shelf, Long> shelves = new ConcurrentHashMap<>();

  private record Shelf(String account, String name) {}

  private record Entry(long contact, Shelf shelf, String term) {}

  /** Contacts that are new. */
  void add(Tx tx, Collection<Contact> contacts) {
    Set<Entry> entries = new LinkedHashSet<>();
    contacts.forEach(contact -> entries(contact, entries));
    write(tx, List.of(), entries);
  }

  /** Contacts that are gone. */
  void remove(Tx tx, Collection<Contact> contacts) {
    Set<Entry> entries = new LinkedHashSet<>();
    contacts.forEach(contact -> entries(contact, entries));
    write(tx, entries, List.of());
  }

  /** Contacts that changed. */
  void replace(Tx tx, Collection<Contact> before, Map<String, Contact> after) {
    Set<Entry> gone = new LinkedHashSet<>();
    Set<Entry> come = new LinkedHashSet<>();
    for (Contact old : before) {
      Contact now = after.get(old.id());
      if (now != null && !now.equals(old)) {
        entries(old, gone);
        entries(now, come);
      }
    }
    Set<Entry> kept = new HashSet<>(gone);
    kept.retainAll(come);
    gone.removeAll(kept);
    come.removeAll(kept);
    write(tx, gone, come);
  }

  /**
   * Contacts that were written by a version that could not search.
   *
   * @return whether there may be more
   */
  boolean readOld(Tx tx) {
    Handle handle = tx.handle();
    List<Long> numbers =
        handle
            .createQuery("select number from contact_unread order by number limit :n for update")
            .bind("n", OLD_AT_ONCE)
            .mapTo(Long.class)
            .list();
    if (numbers.isEmpty()) {
      return false;
    }
    List<String> ids =
        handle
            .createQuery(
                "select c.id from unnest(:numbers) w(number) join contact c on c.number = w.number")
            .bindArray("numbers", Long.class, numbers)
            .mapTo(String.class)
            .list();
    add(tx, ContactTable.lock(handle, ids));
    PreparedBatch read = handle.prepareBatch("delete from contact_unread where number = ?");
    numbers.forEach(read::add);
    read.execute();
    return true;
  }

  private static void entries(Contact contact, Set<Entry> entries) {
    add(contact, NAME, contact.shownName(), entries);
    contact.phone().ifPresent(phone -> add(contact, PHONE, phone, entries));
    contact
        .fields()
        .forEach((name, value) -> {
          boolean ours = name.equals(NAME) || name.equals(PHONE);
          if (value != null && !ours && SEARCHED.matcher(name).matches()) {
            add(contact, name, value, entries);
          }
        });
  }

  private static void add(Contact contact, String name, Object value, Set<Entry> entries) {
    List<String> terms = new ArrayList<>();
    Terms.of(value, terms);
    Shelf shelf = new Shelf(contact.account(), name);
    terms.forEach(term -> entries.add(new Entry(contact.number(), shelf, term)));
  }

  private void write(Tx tx, Collection<Entry> gone, Collection<Entry> come) {
    if (gone.isEmpty() && come.isEmpty()) {
      return;
    }
    Map<Shelf, Long> known = shelves(tx, gone, come);
    remove(tx.handle(), gone, known);
    insert(tx.handle(), come, known);
  }

  private static void remove(Handle handle, Collection<Entry> gone, Map<Shelf, Long> known) {
    if (!gone.isEmpty()) {
      PreparedBatch batch =
          handle.prepareBatch(
              "delete from contact_value where contact = ? and shelf = ? and term = ?");
      gone.forEach(e -> batch.add(e.contact(), known.get(e.shelf()), e.term()));
      batch.execute();
    }
  }

  private static void insert(Handle handle, Collection<Entry> come, Map<Shelf, Long> known) {
    if (!come.isEmpty()) {
      handle
          .createUpdate(
              "insert into contact_value (contact, shelf, term) select w.contact, w.shelf, w.term"
                  + " from unnest(:contacts, :shelves, :terms) w(contact, shelf, term)"
                  + " on conflict do nothing")
          .bindArray("contacts", Long.class, come.stream().map(Entry::contact).toList())
          .bindArray("shelves", Long.class, come.stream().map(e -> known.get(e.shelf())).toList())
          .bindArray("terms", String.class, come.stream().map(Entry::term).toList())
          .execute();
    }
  }

  private Map<Shelf, Long> shelves(Tx tx, Collection<Entry> gone, Collection<Entry> come) {
    Map<Shelf, Long> known = new HashMap<>();
    Map<Shelf, Long> fresh = new LinkedHashMap<>();
    for (Collection<Entry> entries : List.of(gone, come)) {
      for (Entry entry : entries) {
        known.computeIfAbsent(
            entry.shelf(),
            shelf -> {
              Long number = shelves.get(shelf);
              return number != null
                  ? number
                  : fresh.computeIfAbsent(shelf, missing -> make(tx.handle(), missing));
            });
      }
    }
    if (!fresh.isEmpty()) {
      tx.afterCommit(() -> shelves.putAll(fresh));
    }
    return known;
  }

  private static long make(Handle handle, Shelf shelf) {
    handle
        .createUpdate(
            "insert into contact_shelf (number, account, name) values"
                + " (nextval('contact_shelf_number'), :account, :name) on conflict do nothing")
        .bind("account", shelf.account())
        .bind("name", shelf.name())
        .execute();
    return handle
        .createQuery("select number from contact_shelf where account = :account and name = :name")
        .bind("account", shelf.account())
        .bind("name", shelf.name())
        .mapTo(Long.class)
        .one();
  }
}
