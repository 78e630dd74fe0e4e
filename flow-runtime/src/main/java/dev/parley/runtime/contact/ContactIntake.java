package dev.parley.runtime.contact;

import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Ids;
import dev.parley.runtime.store.Tx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes many contacts at once, as lists bring them: a few statements for all of them. */
public final class ContactIntake {
  private final Contacts contacts;
  private final Ids ids;

  public ContactIntake(Contacts contacts, Ids ids) {
    this.contacts = contacts;
    this.ids = ids;
  }

  /** Whom a list is about. */
  public enum Policy {
    /** Whoever is known is changed, and whoever is not is added. */
    UPSERT,
    /** Only new ones are added; who is known stays as they are. */
    CREATE,
    /** Only who is known is changed. */
    UPDATE
  }

  /** What became of one of them. */
  public enum Fate {
    CREATED,
    UPDATED,
    UNCHANGED,
    SKIPPED
  }

  /**
   * Somebody as a list has them.
   *
   * @param phone digits, with the country's code
   * @param fields what is known of them besides, under the names that flows know
   * @param labels are added to those they have
   * @param groups are added to those they are in
   */
  public record Listed(
      String phone,
      Map<String, @Nullable Object> fields,
      List<String> labels,
      List<String> groups) {
    public Listed {
      fields = new LinkedHashMap<>(fields);
      labels = List.copyOf(labels);
      groups = List.copyOf(groups);
    }
  }

  /** What became of somebody, and who they are; the id is empty if they are not known. */
  public record Taken(String contact, Fate fate) {}

  /** Which of these numbers somebody has, each in any of its variants. */
  public Set<String> known(AccountId account, Collection<String> phones) {
    Map<String, String> owners = contacts.owners(account, variants(phones));
    Set<String> known = new HashSet<>();
    for (String phone : phones) {
      if (owner(owners, phone).isPresent()) {
        known.add(phone);
      }
    }
    return known;
  }

  /** Takes people in the order in which they are listed; who is listed twice is one person. */
  public List<Taken> take(Tx tx, AccountId account, Policy policy, List<Listed> all) {
    Map<String, String> owners =
        contacts.owners(tx, account, variants(all.stream().map(Listed::phone).toList()));
    List<Contact> before =
        policy == Policy.CREATE ? List.of() : contacts.lock(tx, new HashSet<>(owners.values()));
    Crowd crowd = new Crowd(account, owners, before);
    List<Taken> taken = all.stream().map(one -> crowd.take(one, policy)).toList();
    contacts.write(tx, new Contacts.Written(crowd.added, before, crowd.after));
    return taken;
  }

  private static Set<String> variants(Collection<String> phones) {
    Set<String> variants = new LinkedHashSet<>();
    phones.forEach(phone -> variants.addAll(PhoneVariants.of(phone)));
    return variants;
  }

  private static Optional<String> owner(Map<String, String> owners, String phone) {
    return PhoneVariants.of(phone).stream()
        .map(variant -> Optional.ofNullable(owners.get(variant)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Those of one list, while it is gone through. */
  private final class Crowd {
    private final AccountId account;
    private final Map<String, String> owners;
    private final Map<String, Contact> after = new LinkedHashMap<>();
    private final Map<String, Contact> added = new LinkedHashMap<>();

    Crowd(AccountId account, Map<String, String> owners, List<Contact> before) {
      this.account = account;
      this.owners = owners;
      before.forEach(contact -> after.put(contact.id(), contact));
    }

    Taken take(Listed one, Policy policy) {
      Optional<String> owner = owner(owners, one.phone());
      if (owner.isEmpty()) {
        return policy == Policy.UPDATE ? new Taken("", Fate.SKIPPED) : add(one);
      }
      return policy == Policy.CREATE
          ? new Taken(owner.get(), Fate.SKIPPED)
          : change(owner.get(), one);
    }

    private Taken add(Listed one) {
      String id = ids.next("con");
      Contact contact = Contact.known(account.value(), id, one.phone());
      added.put(id, contact.with(changes(contact, one)));
      owners.put(one.phone(), id);
      return new Taken(id, Fate.CREATED);
    }

    private Taken change(String id, Listed one) {
      Map<String, Contact> place = added.containsKey(id) ? added : after;
      Contact contact = place.get(id);
      if (contact == null) {
        return new Taken("", Fate.SKIPPED);
      }
      Contact changed = contact.with(changes(contact, one));
      if (changed.equals(contact)) {
        return new Taken(id, Fate.UNCHANGED);
      }
      place.put(id, changed);
      return new Taken(id, Fate.UPDATED);
    }
  }

  private static Map<String, @Nullable Object> changes(Contact contact, Listed one) {
    Map<String, @Nullable Object> changes = new LinkedHashMap<>(one.fields());
    join(contact, "labels", one.labels(), changes);
    join(contact, "groups", one.groups(), changes);
    return changes;
  }

  private static void join(
      Contact contact, String list, List<String> more, Map<String, @Nullable Object> changes) {
    if (more.isEmpty()) {
      return;
    }
    List<@Nullable Object> all = new ArrayList<>();
    if (contact.fields().get(list) instanceof List<?> before) {
      all.addAll(before);
    }
    for (String word : more) {
      if (!all.contains(word)) {
        all.add(word);
      }
    }
    changes.put(list, all);
  }
}
