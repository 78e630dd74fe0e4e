package dev.parley.runtime.contact;

import dev.parley.runtime.store.JsonColumn;
import dev.parley.runtime.store.Overtaken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into contact_identity (account, scope, kind, name, contact, created)"
                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing");
    owners.forEach((i, contact) ->
        batch.add(i.account(), i.scope(), i.kind().name(), i.value(), contact, now));
    for (int inserted : batch.execute()) {
      if (inserted == 0) {
        throw new Overtaken("A contact's identity");
      }
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
            "insert into contact (id, account, name, phone, bsuid, fields, version, created)"
                + " values (?, ?, ?, ?, ?, ?, 1, ?)");
    for (Contact c : contacts) {
      batch.add(
          c.id(),
          c.account(),
          c.name(),
          c.phone().orElse(""),
          c.bsuid().orElse(""),
          JsonColumn.write(c.fields()),
          now);
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
        .createQuery(
            "select id, account, name, phone, bsuid, fields from contact where id = any(:ids)"
                + how)
        .bindArray("ids", String.class, List.copyOf(ids))
        .map((row, context) -> read(row))
        .list();
  }

  static Contact read(ResultSet row) throws SQLException {
    return new Contact(
        row.getString("id"),
        row.getString("account"),
        row.getString("name"),
        present(row.getString("phone")),
        present(row.getString("bsuid")),
        JsonColumn.read(row.getString("fields")));
  }

  private static Optional<String> present(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }
}
