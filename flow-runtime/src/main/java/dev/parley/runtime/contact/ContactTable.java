package dev.parley.runtime.contact;

import dev.parley.runtime.store.JsonColumn;
import dev.parley.runtime.store.Overtaken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The SQL of contacts and their identities. */
final class ContactTable {
  /** What {@link #read} reads. */
  static final String COLUMNS = "id, account, number, name, phone, bsuid, seen, fields";

  private ContactTable() {}

  /** Which of these identities are known, and whose they are. */
  static Map<Identity, String> owners(Handle handle, Collection<Identity> identities) {
    Map<Identity, List<Identity>> groups = new HashMap<>();
    for (Identity i : identities) {
      Identity group = new Identity(i.account(), i.scope(), i.kind(), "");
      groups.computeIfAbsent(group, g -> new ArrayList<>()).add(i);
    }
    Map<Identity, String> owners = new HashMap<>();
    groups.forEach((group, members) -> owners(handle, group, members, owners));
    return owners;
  }

  private static void owners(
      Handle handle, Identity group, List<Identity> members, Map<Identity, String> owners) {
    handle
        .createQuery(
            // Joined, for H2 looks through the whole account for "name = any(…)".
            "select i.name, i.contact from unnest(:values) wanted(name) join contact_identity i on"
                + " i.account = :account and i.scope = :scope and i.kind = :kind"
                + " and i.name = wanted.name")
        .bind("account", group.account())
        .bind("scope", group.scope())
        .bind("kind", group.kind().name())
        .bindArray("values", String.class, members.stream().map(Identity::value).toList())
        .map((row, context) ->
            owners.put(
                new Identity(group.account(), group.scope(), group.kind(), row.getString(1)),
                row.getString(2)))
        .list();
  }

  static void insertIdentities(Handle handle, Map<Identity, String> owners, Instant now) {
    if (owners.isEmpty()) {
      return;
    }
    List<Identity> names = List.copyOf(owners.keySet());
    int inserted =
        handle
            .createUpdate(
                "insert into contact_identity (account, scope, kind, name, contact, created)"
                    + " select w.account, w.scope, w.kind, w.name, w.contact, :now from"
                    + " unnest(:accounts, :scopes, :kinds, :names, :contacts)"
                    + " w(account, scope, kind, name, contact) on conflict do nothing")
            .bindArray("accounts", String.class, names.stream().map(Identity::account).toList())
            .bindArray("scopes", String.class, names.stream().map(Identity::scope).toList())
            .bindArray("kinds", String.class, names.stream().map(i -> i.kind().name()).toList())
            .bindArray("names", String.class, names.stream().map(Identity::value).toList())
            .bindArray("contacts", String.class, names.stream().map(owners::get).toList())
            .bind("now", now)
            .execute();
    if (inserted < names.size()) {
      throw new Overtaken("A contact's identity");
    }
  }

  static void moveIdentities(Handle handle, Map<Identity, String> owners) {
    if (owners.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "update contact_identity set contact = ?"
                + " where account = ? and scope = ? and kind = ? and name = ?");
    owners.forEach(
        (i, contact) -> batch.add(contact, i.account(), i.scope(), i.kind().name(), i.value()));
    batch.execute();
  }

  static void insert(Handle handle, Collection<Contact> contacts, Instant now) {
    if (contacts.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into contact (id, account, number, name, phone, bsuid, seen, fields, version,"
                + " created) values (?, ?, ?, ?, ?, ?, ?, ?, 1, ?)");
    for (Contact c : contacts) {
      batch.add(
          c.id(),
          c.account(),
          c.number(),
          c.name(),
          c.phone().orElse(""),
          c.bsuid().orElse(""),
          c.seen().orElse(null),
          JsonColumn.write(c.fields()),
          now);
    }
    batch.execute();
  }

  /** The same in one statement, of people who have not written yet. */
  static void insertUnseen(Handle handle, List<Contact> contacts, Instant now) {
    if (contacts.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            "insert into contact (id, account, number, name, phone, bsuid, fields, version,"
                + " created) select w.id, w.account, w.number, w.name, w.phone, w.bsuid, w.fields,"
                + " 1, :now from unnest(:ids, :accounts, :numbers, :names, :phones, :bsuids,"
                + " :fields) w(id, account, number, name, phone, bsuid, fields)")
        .bind("now", now)
        .bindArray("ids", String.class, contacts.stream().map(Contact::id).toList())
        .bindArray("accounts", String.class, contacts.stream().map(Contact::account).toList())
        .bindArray("numbers", Long.class, contacts.stream().map(Contact::number).toList())
        .bindArray("names", String.class, contacts.stream().map(Contact::name).toList())
        .bindArray(
            "phones", String.class, contacts.stream().map(c -> c.phone().orElse("")).toList())
        .bindArray(
            "bsuids", String.class, contacts.stream().map(c -> c.bsuid().orElse("")).toList())
        .bindArray(
            "fields",
            String.class,
            contacts.stream().map(c -> JsonColumn.write(c.fields())).toList())
        .execute();
  }

  /** Numbers of contacts to come. */
  static List<Long> numbers(Handle handle, int count) {
    return handle
        .createQuery("select nextval('contact_number') from generate_series(1, :n)")
        .bind("n", count)
        .mapTo(Long.class)
        .list();
  }

  /** When people last wrote; this is no change that anybody has to see. */
  static void updateSeen(Handle handle, Collection<Contact> contacts) {
    if (contacts.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch("update contact set seen = ? where id = ? and account = ?");
    for (Contact c : contacts) {
      batch.add(c.seen().orElse(null), c.id(), c.account());
    }
    batch.execute();
  }

  /** How people are called and reached; what flows know of them stays as it is. */
  static void updateNames(Handle handle, Collection<Contact> contacts) {
    if (contacts.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "update contact set name = ?, phone = ?, bsuid = ?, version = version + 1"
                + " where id = ? and account = ?");
    for (Contact c : contacts) {
      batch.add(c.name(), c.phone().orElse(""), c.bsuid().orElse(""), c.id(), c.account());
    }
    batch.execute();
  }

  /** What is known of people; how they are called may change meanwhile on another node. */
  static void updateFields(Handle handle, Collection<Contact> contacts) {
    if (contacts.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "update contact set fields = ?, version = version + 1 where id = ? and account = ?");
    for (Contact c : contacts) {
      batch.add(JsonColumn.write(c.fields()), c.id(), c.account());
    }
    batch.execute();
  }

  /** Who stands for those of these people that were merged into others. */
  static Map<String, String> keepers(Handle handle, Collection<String> ids) {
    Map<String, String> keepers = new HashMap<>();
    for (String id : ids) {
      String keeper = id;
      Optional<String> next = keeper(handle, keeper);
      while (next.isPresent()) {
        keeper = next.get();
        next = keeper(handle, keeper);
      }
      if (!keeper.equals(id)) {
        keepers.put(id, keeper);
      }
    }
    return keepers;
  }

  private static Optional<String> keeper(Handle handle, String id) {
    return handle
        .createQuery("select kept from contact_merge where gone = :id and undone is null")
        .bind("id", id)
        .mapTo(String.class)
        .findOne();
  }

  /** People whom nobody else changes until the end of the transaction. */
  static List<Contact> lock(Handle handle, Collection<String> ids) {
    return select(handle, ids, " order by id for update");
  }

  static List<Contact> load(Handle handle, Collection<String> ids) {
    return select(handle, ids, "");
  }

  private static List<Contact> select(Handle handle, Collection<String> ids, String how) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return handle
        .createQuery("select " + COLUMNS + " from contact where id = any(:ids)" + how)
        .bindArray("ids", String.class, List.copyOf(ids))
        .map((row, context) -> read(row))
        .list();
  }

  static Contact read(ResultSet row) throws SQLException {
    return new Contact(
        row.getString("id"),
        row.getString("account"),
        row.getLong("number"),
        row.getString("name"),
        present(row.getString("phone")),
        present(row.getString("bsuid")),
        Optional.ofNullable(row.getObject("seen", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        JsonColumn.read(row.getString("fields")));
  }

  private static Optional<String> present(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }
}
