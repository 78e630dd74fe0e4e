package dev.parley.runtime.contact;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Ids;
import dev.parley.runtime.store.Store;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.time.Time;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The people who talk with an account. {@link #recognise} finds or creates them as their messages
 * come in; a person may be known by phone number, by business-scoped id, or by both.
 */
public final class Contacts {
  private static final int CACHED = 50_000;

  private final Store store;
  private final Time time;
  private final Ids ids;
  // What another node writes would not be seen here.
  private final boolean remembers;
  private final ContactIndex index = new ContactIndex();
  private final Cache<Identity, String> owners = Caffeine.newBuilder().maximumSize(CACHED).build();
  private final Work<Boolean, Boolean> reading =
      (tx, all) -> all.stream().map(each -> index.readOld(tx)).toList();
  private final Cache<String, Contact> contacts = Caffeine.newBuilder().maximumSize(CACHED).build();

  public Contacts(Store store, Time time, Ids ids) {
    this.store = store;
    this.time = time;
    this.ids = ids;
    this.remembers = !store.shared();
  }

  /** Who these people are, in the same order; those never seen before become contacts. */
  public List<Contact> recognise(Tx tx, List<Sighting> sightings) {
    if (sightings.isEmpty()) {
      return List.of();
    }
    Map<Identity, String> known = owners(tx.handle(), sightings);
    Recognition recognition =
        new Recognition(known, load(tx.handle(), new HashSet<>(known.values())), ids, time.now());
    List<Contact> recognised = sightings.stream().map(recognition::of).toList();
    recognition.save(tx, index);
    if (remembers) {
      tx.afterCommit(() -> {
        owners.putAll(recognition.owners());
        recognition.contacts().forEach(this::learn);
      });
    }
    // A later sighting may have taught something about an earlier one's contact.
    return recognised.stream().map(c -> recognition.contact(c.id())).toList();
  }

  /**
   * Lets contacts be found whom a version wrote that could not search. Ends at once where there are
   * none.
   */
  public void readOld() {
    while (store.writer().submit(reading, true).join()) {
      Thread.onSpinWait();
    }
  }

  /** How people are called is news; what is known of them may be newer here. */
  private void learn(String id, Contact seen) {
    contacts.asMap().merge(id, seen, (known, news) -> news.knowing(known.fields()));
  }

  private Map<Identity, String> owners(Handle handle, List<Sighting> sightings) {
    Set<Identity> wanted = new HashSet<>();
    for (Sighting sighting : sightings) {
      wanted.addAll(Identity.of(sighting));
      wanted.addAll(Identity.future(sighting));
    }
    Map<Identity, String> known = new HashMap<>(owners.getAllPresent(wanted));
    wanted.removeAll(known.keySet());
    if (!wanted.isEmpty()) {
      known.putAll(ContactTable.owners(handle, wanted));
    }
    return known;
  }

  /** These contacts by id; what does not exist is left out. */
  public Map<String, Contact> load(Collection<String> contactIds) {
    Map<String, Contact> cached = contacts.getAllPresent(contactIds);
    return cached.size() == contactIds.size()
        ? cached
        : store.read(handle -> load(handle, contactIds));
  }

  private Map<String, Contact> load(Handle handle, Collection<String> contactIds) {
    Map<String, Contact> loaded = new HashMap<>(contacts.getAllPresent(contactIds));
    List<String> missing = new ArrayList<>(contactIds);
    missing.removeAll(loaded.keySet());
    ContactTable.load(handle, missing).forEach(c -> loaded.put(c.id(), c));
    return loaded;
  }

  /** Writes changes down, each on top of what is known by then, whoever else has changed it. */
  public void save(Tx tx, Collection<ContactEdit> edits) {
    if (edits.isEmpty()) {
      return;
    }
    Set<String> changing = edits.stream().map(ContactEdit::contact).collect(Collectors.toSet());
    List<Contact> before = ContactTable.lock(tx.handle(), changing);
    Map<String, Contact> after = new HashMap<>();
    before.forEach(contact -> after.put(contact.id(), contact));
    for (ContactEdit edit : edits) {
      after.computeIfPresent(edit.contact(), (id, contact) -> contact.with(edit.fields()));
    }
    ContactTable.updateFields(tx.handle(), after.values());
    index.replace(tx, before, after);
    if (remembers) {
      tx.afterCommit(() -> contacts.putAll(after));
    }
  }

  /**
   * Changes what is known of some of an account's people, each on top of what is known by then.
   *
   * @return which of them there are
   */
  Set<String> change(Tx tx, AccountId account, Changing changing) {
    List<ContactEdit> edits =
        ContactTable.lock(tx.handle(), changing.ids()).stream()
            .filter(contact -> contact.account().equals(account.value()))
            .map(contact ->
                new ContactEdit(account.value(), contact.id(), changing.change().apply(contact)))
            .toList();
    save(tx, edits.stream().filter(edit -> !edit.fields().isEmpty()).toList());
    return edits.stream().map(ContactEdit::contact).collect(Collectors.toSet());
  }

  /** What is to be changed of whom. */
  record Changing(Set<String> ids, Function<Contact, Map<String, @Nullable Object>> change) {}

  /** Adds people who have not written yet, and of whom nobody has the same number. */
  void add(Tx tx, AccountId account, List<ContactBook.Newcomer> newcomers) {
    Map<String, Contact> added = new LinkedHashMap<>();
    for (ContactBook.Newcomer newcomer : newcomers) {
      added.put(
          newcomer.id(),
          Contact.known(account.value(), newcomer.id(), newcomer.phone()).with(newcomer.fields()));
    }
    write(tx, new Written(added, List.of(), Map.of()));
  }

  /** Whose these phone numbers are, each as it is written. */
  Map<String, String> owners(Tx tx, AccountId account, Collection<String> phones) {
    return owners(tx.handle(), account, phones);
  }

  Map<String, String> owners(AccountId account, Collection<String> phones) {
    return store.read(handle -> owners(handle, account, phones));
  }

  private static Map<String, String> owners(
      Handle handle, AccountId account, Collection<String> phones) {
    Map<String, String> named = new HashMap<>();
    ContactTable.owners(handle, phones.stream().map(phone -> phone(account, phone)).toList())
        .forEach((identity, contact) -> named.put(identity.value(), contact));
    return named;
  }

  private static Identity phone(AccountId account, String phone) {
    return new Identity(account.value(), "", Identity.Kind.PHONE, phone);
  }

  /** These people, whom nobody else changes until the end of the transaction. */
  List<Contact> lock(Tx tx, Set<String> contactIds) {
    return ContactTable.lock(tx.handle(), contactIds);
  }

  /**
   * What is to be written of many people at once.
   *
   * @param added new ones, by their ids; they have no number yet
   * @param before those who change as they were when the transaction locked them
   * @param after the same people, by their ids, as they are from now on
   */
  record Written(
      Map<String, Contact> added, Collection<Contact> before, Map<String, Contact> after) {}

  /** Adds people who are known by their phone number, and changes what is known of others. */
  void write(Tx tx, Written written) {
    Handle handle = tx.handle();
    Iterator<Long> numbers = ContactTable.numbers(handle, written.added().size()).iterator();
    Map<Identity, String> names = new LinkedHashMap<>();
    List<Contact> added = new ArrayList<>(written.added().size());
    for (Contact contact : written.added().values()) {
      contact
          .phone()
          .ifPresent(
              phone -> names.put(phone(new AccountId(contact.account()), phone), contact.id()));
      added.add(contact.numbered(numbers.next()));
    }
    ContactTable.insertIdentities(handle, names, time.now());
    ContactTable.insert(handle, added, time.now());
    index.add(tx, added);
    List<Contact> changed = new ArrayList<>();
    for (Contact before : written.before()) {
      Contact after = written.after().get(before.id());
      if (after != null && !after.equals(before)) {
        changed.add(after);
      }
    }
    ContactTable.updateFields(handle, changed);
    index.replace(tx, written.before(), written.after());
    if (remembers) {
      tx.afterCommit(() -> changed.forEach(after -> contacts.asMap().replace(after.id(), after)));
    }
  }
}
