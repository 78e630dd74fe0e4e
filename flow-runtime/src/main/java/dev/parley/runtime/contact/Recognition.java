package dev.parley.runtime.contact;

import dev.parley.runtime.journal.Journal;
import dev.parley.runtime.journal.Note;
import dev.parley.runtime.store.Ids;
import dev.parley.runtime.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Tells who the people of one batch of events are.
 *
 * <p>Whoever is known under one of their names is that contact, and further names are attached. If
 * two names belong to two contacts, the business-scoped id is believed: Meta gives it to one person
 * only, while phone numbers pass from one person to another. The phone number moves to that contact
 * and a note says so.
 */
final class Recognition {
  private static final long UNNUMBERED = 0;
  // A row that changed with every message would cost the line more than a search is worth.
  private static final Duration SEEN = Duration.ofHours(1);

  private final Map<Identity, String> owners;
  private final Map<String, Contact> contacts;
  private final Ids ids;
  private final Instant now;
  private final Map<Identity, String> attached = new LinkedHashMap<>();
  private final Map<Identity, String> moved = new LinkedHashMap<>();
  private final Set<String> created = new LinkedHashSet<>();
  private final Set<String> changed = new HashSet<>();
  private final Set<String> seen = new HashSet<>();
  private final List<Note> notes = new ArrayList<>();

  Recognition(Map<Identity, String> owners, Map<String, Contact> contacts, Ids ids, Instant now) {
    this.owners = owners;
    this.contacts = contacts;
    this.ids = ids;
    this.now = now;
  }

  /** The contact of one sighting, created if nobody is known under any of its names. */
  Contact of(Sighting sighting) {
    List<Identity> names = Identity.of(sighting);
    Optional<String> known =
        Stream.of(names, Identity.variants(sighting))
            .flatMap(List::stream)
            .map(owners::get)
            .filter(Objects::nonNull)
            .findFirst();
    String id = known.isPresent() ? known.get() : create(sighting);
    names.forEach(name -> attach(name, id));
    Identity.future(sighting).forEach(name -> attach(name, id));
    learn(sighting, id);
    return contact(id);
  }

  private String create(Sighting sighting) {
    String id = ids.next("con");
    Contact contact =
        new Contact(
            id,
            sighting.account(),
            UNNUMBERED,
            sighting.profileName().orElse(""),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of());
    contacts.put(id, contact);
    created.add(id);
    return id;
  }

  private void attach(Identity name, String id) {
    String owner = owners.put(name, id);
    if (owner == null) {
      attached.put(name, id);
    } else if (!owner.equals(id)) {
      move(name, owner, id);
    }
  }

  private void move(Identity name, String from, String to) {
    if (attached.replace(name, to) == null) {
      moved.put(name, to);
    }
    notes.add(
        new Note(
            new Note.Subject(name.account(), "", ""),
            "contact.identity",
            "moved",
            "A "
                + name.kind().name().toLowerCase(Locale.ROOT)
                + " of "
                + from
                + " is now "
                + to
                + "'s",
            now));
  }

  /** The newest name and addresses are the ones to use. */
  private void learn(Sighting sighting, String id) {
    Contact before = contact(id);
    Contact after =
        new Contact(
            id,
            before.account(),
            before.number(),
            sighting.profileName().orElse(before.name()),
            sighting.newWaId().or(sighting::waId).or(before::phone),
            sighting.newBsuid().or(sighting::bsuid).or(before::bsuid),
            before.seen(),
            before.fields());
    if (!after.equals(before)) {
      contacts.put(id, after);
      changed.add(id);
    }
    boolean news = before.seen().filter(seen -> seen.plus(SEEN).isAfter(now)).isEmpty();
    if (news) {
      contacts.put(id, after.seenAt(now));
      seen.add(id);
    }
  }

  void save(Tx tx, ContactIndex index) {
    changed.removeAll(created);
    seen.removeAll(created);
    Handle handle = tx.handle();
    ContactTable.insertIdentities(handle, attached, now);
    ContactTable.moveIdentities(handle, moved);
    Iterator<Long> numbers =
        created.isEmpty()
            ? Collections.emptyIterator()
            : ContactTable.numbers(handle, created.size()).iterator();
    created.forEach(id -> contacts.put(id, contact(id).numbered(numbers.next())));
    List<Contact> added = created.stream().map(this::contact).toList();
    ContactTable.insert(handle, added, now);
    index.add(tx, added);
    rename(tx, index);
    ContactTable.updateSeen(handle, seen.stream().map(this::contact).toList());
    Journal.append(tx, notes);
  }

  /** What is known of somebody may have changed meanwhile, and so may what they are found by. */
  private void rename(Tx tx, ContactIndex index) {
    List<Contact> before = ContactTable.lock(tx.handle(), changed);
    Map<String, Contact> after = new HashMap<>();
    for (Contact fresh : before) {
      after.put(fresh.id(), contact(fresh.id()).knowing(fresh.fields()));
    }
    ContactTable.updateNames(tx.handle(), after.values());
    index.replace(tx, before, after);
  }

  Map<Identity, String> owners() {
    return owners;
  }

  Map<String, Contact> contacts() {
    return contacts;
  }

  Contact contact(String id) {
    return Objects.requireNonNull(contacts.get(id), "a contact of an identity");
  }
}
