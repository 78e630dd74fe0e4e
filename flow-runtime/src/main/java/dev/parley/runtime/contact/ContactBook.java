package dev.parley.runtime.contact;

import dev.parley.runtime.contact.consent.ConsentEntry;
import dev.parley.runtime.contact.consent.ConsentLedger;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** An account's contacts, as people of the business look them up and change them. */
public final class ContactBook {
  private static final String SELECT =
      "select " + ContactTable.COLUMNS + ", blocked, version, created from contact";

  private final Footing on;
  private final Contacts contacts;
  private final ConsentLedger ledger;

  /**
   * A book.
   *
   * @param contacts where the line remembers people, and has to learn what is changed here
   */
  public ContactBook(Footing on, Contacts contacts) {
    this.on = on;
    this.contacts = contacts;
    this.ledger = new ConsentLedger(on);
  }

  /** Whether an account has such a contact. */
  public boolean has(AccountId account, String id) {
    return byId(account, id).isPresent();
  }

  /**
   * Makes sure that an account has a contact, whom nobody changes until the transaction's end.
   *
   * @throws Problem 404 if it has not
   */
  public void mustHave(Tx tx, AccountId account, String id) {
    locked(tx.of(account), id);
  }

  /** A contact, or the one that stands for it since they were merged. */
  Optional<ContactCard> byId(AccountId account, String id) {
    return on.store()
        .read(
            account,
            estate -> byId(estate, id, "").or(() -> byId(estate, Merged.keeper(estate, id), "")));
  }

  private static Optional<ContactCard> byId(Estate estate, String id, String lock) {
    return estate
        .query(SELECT + " where account = :account and id = :id" + lock)
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** An account's contacts in the order in which they came. */
  List<ContactCard> list(AccountId account, String after, int most) {
    return on.store()
        .read(
            account,
            estate -> estate.page(SELECT, after, most).map((row, context) -> read(row)).list());
  }

  /** Who has this phone number: digits, in any of its variants. */
  Optional<ContactCard> byPhone(AccountId account, String phone) {
    return on.store()
        .read(
            account, estate -> owner(estate, phone).flatMap(contact -> byId(estate, contact, "")));
  }

  /** Who has this number, however it is written. */
  private static Optional<String> owner(Estate estate, String phone) {
    return PhoneVariants.of(phone).stream()
        .flatMap(variant -> named(estate, variant).stream())
        .findFirst();
  }

  private static Optional<String> named(Estate estate, String phone) {
    return estate
        .query(
            "select contact from contact_identity where account = :account and scope = ''"
                + " and kind = 'PHONE' and name = :phone")
        .bind("phone", phone)
        .mapTo(String.class)
        .findOne();
  }

  /**
   * Adds somebody who has not written yet.
   *
   * @throws Problem 409 if somebody is known by this number
   */
  ContactCard add(Tx tx, AccountId account, Newcomer newcomer) {
    Estate estate = tx.of(account);
    owner(estate, newcomer.phone())
        .ifPresent(known -> {
          throw Problem.conflict("The number " + newcomer.phone() + " belongs to " + known + ".");
        });
    contacts.add(tx, account, List.of(newcomer));
    return byId(estate, newcomer.id(), "").orElseThrow();
  }

  /**
   * Somebody who is to be added.
   *
   * @param id their id from now on
   * @param phone as WhatsApp writes it
   */
  record Newcomer(String id, String phone, Map<String, @Nullable Object> fields) {
    Newcomer {
      fields = new LinkedHashMap<>(fields);
    }
  }

  /** An id for somebody who is to be added. */
  String nextId() {
    return on.ids().next("con");
  }

  /** Makes a change of what is known about a contact, on top of whatever it is by then. */
  ContactCard change(Tx tx, AccountId account, Change change) {
    Estate estate = tx.of(account);
    ContactCard before = locked(estate, change.contact());
    change.seen().accept(before.version());
    if (!change.fields().isEmpty()) {
      contacts.save(
          tx, List.of(new ContactEdit(account.value(), change.contact(), change.fields())));
    }
    change.blocked().ifPresent(blocked -> block(tx, before, change, blocked));
    return byId(estate, change.contact(), "").orElseThrow();
  }

  /** Blocks or unblocks; the ledger tells of it once, however often it is said. */
  private void block(Tx tx, ContactCard before, Change change, boolean blocked) {
    AccountId account = new AccountId(before.contact().account());
    tx.of(account)
        .update(
            "update contact set blocked = :blocked, version = version + 1"
                + " where account = :account and id = :id")
        .bind("blocked", blocked)
        .bind("id", change.contact())
        .execute();
    if (blocked != before.blocked()) {
      ledger.record(
          tx, account, ConsentEntry.block(change.contact(), blocked, change.by(), on.time().now()));
    }
  }

  /**
   * A change of a contact.
   *
   * @param by the user or key that makes it
   * @param seen is told the version that is changed, and refuses what the caller has not seen
   */
  record Change(
      String contact,
      Map<String, @Nullable Object> fields,
      Optional<Boolean> blocked,
      String by,
      LongConsumer seen) {
    Change {
      fields = new LinkedHashMap<>(fields);
    }
  }

  /** The contact, which nobody else changes until the end of the transaction. */
  static ContactCard locked(Estate estate, String id) {
    return lockedIf(estate, id).orElseThrow(() -> Problem.notFound("There is no such contact."));
  }

  static Optional<ContactCard> lockedIf(Estate estate, String id) {
    return byId(estate, id, " for update");
  }

  static ContactCard read(ResultSet row) throws SQLException {
    return new ContactCard(
        ContactTable.read(row),
        row.getBoolean("blocked"),
        row.getLong("version"),
        row.getObject("created", OffsetDateTime.class).toInstant());
  }
}
