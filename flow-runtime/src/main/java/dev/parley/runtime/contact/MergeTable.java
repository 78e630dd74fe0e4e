package dev.parley.runtime.contact;

import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.JsonColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The SQL of merges, and of the rows that they move. */
final class MergeTable {
  private static final String SELECT =
      "select id, kept, gone, before, author, created, undone from contact_merge";

  private MergeTable() {}

  static void insert(Estate estate, Merge merge) {
    estate
        .update(
            "insert into contact_merge (id, account, kept, gone, before, author, created)"
                + " values (:id, :account, :kept, :gone, :before, :author, :created)")
        .bind("id", merge.id())
        .bind("kept", merge.kept())
        .bind("gone", merge.gone())
        .bind("before", MergeJson.write(merge.before()))
        .bind("author", merge.author())
        .bind("created", merge.created())
        .execute();
  }

  static Optional<Merge> locked(Estate estate, String id) {
    return estate
        .query(SELECT + " where account = :account and id = :id for update")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  static List<Merge> list(Estate estate, String after, int most) {
    return estate.page(SELECT, after, most).map((row, context) -> read(row)).list();
  }

  /** Whether something was merged into a contact behind this merge, and still is. */
  static boolean later(Estate estate, Merge merge) {
    return estate
        .query(
            "select id from contact_merge where account = :account and kept = :kept and id > :id"
                + " and undone is null limit 1")
        .bind("kept", merge.kept())
        .bind("id", merge.id())
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  static void undo(Estate estate, String id, Instant now) {
    estate
        .update("update contact_merge set undone = :now where account = :account and id = :id")
        .bind("now", now)
        .bind("id", id)
        .execute();
  }

  static List<Identity> identities(Estate estate, String contact) {
    return estate
        .query(
            "select scope, kind, name from contact_identity where account = :account"
                + " and contact = :contact order by scope, kind, name")
        .bind("contact", contact)
        .map((row, context) ->
            new Identity(
                estate.account().value(),
                row.getString("scope"),
                Identity.Kind.valueOf(row.getString("kind")),
                row.getString("name")))
        .list();
  }

  static List<String> notes(Estate estate, String contact) {
    return ids(estate, "contact_note", contact);
  }

  static List<String> consents(Estate estate, String contact) {
    return ids(estate, "consent", contact);
  }

  private static List<String> ids(Estate estate, String table, String contact) {
    return estate
        .query(
            "select id from "
                + table
                + " where account = :account and contact = :contact"
                + " order by id")
        .bind("contact", contact)
        .mapTo(String.class)
        .list();
  }

  /** What changes hands, and whose it is from now on. */
  static void move(Estate estate, Merge.Moved moved, String to) {
    for (Identity identity : moved.identities()) {
      estate
          .update(
              "update contact_identity set contact = :to where account = :account"
                  + " and scope = :scope and kind = :kind and name = :name")
          .bind("to", to)
          .bind("scope", identity.scope())
          .bind("kind", identity.kind().name())
          .bind("name", identity.value())
          .execute();
    }
    move(estate, "contact_note", moved.notes(), to);
    move(estate, "consent", moved.consents(), to);
  }

  private static void move(Estate estate, String table, List<String> ids, String to) {
    if (!ids.isEmpty()) {
      estate
          .update(
              "update " + table + " set contact = :to where account = :account and id = any(:ids)")
          .bind("to", to)
          .bindArray("ids", String.class, ids)
          .execute();
    }
  }

  static List<Merge.State> states(Estate estate, Collection<String> contacts) {
    return estate
        .query(
            "select s.contact, s.purpose, s.channel, s.act, s.at, s.entry from"
                + " unnest(:contacts) wanted(contact) join consent_state s on"
                + " s.account = :account and s.contact = wanted.contact"
                + " order by s.contact, s.purpose, s.channel")
        .bindArray("contacts", String.class, List.copyOf(contacts))
        .map((row, context) ->
            new Merge.State(
                row.getString("contact"),
                row.getString("purpose"),
                row.getString("channel"),
                row.getString("act"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("entry")))
        .list();
  }

  /** Writes how all consents of some contacts stand. */
  static void states(Estate estate, Collection<String> contacts, List<Merge.State> states) {
    for (String contact : contacts) {
      estate
          .update("delete from consent_state where account = :account and contact = :contact")
          .bind("contact", contact)
          .execute();
    }
    for (Merge.State state : states) {
      estate
          .update(
              "insert into consent_state (account, contact, purpose, channel, act, at, entry)"
                  + " values (:account, :contact, :purpose, :channel, :act, :at, :entry)")
          .bind("contact", state.contact())
          .bind("purpose", state.purpose())
          .bind("channel", state.channel())
          .bind("act", state.act())
          .bind("at", state.at())
          .bind("entry", state.entry())
          .execute();
    }
  }

  static void save(Estate estate, Merge.Row row) {
    Contact contact = row.contact();
    estate
        .update(
            "update contact set name = :name, phone = :phone, bsuid = :bsuid, seen = :seen,"
                + " fields = :fields, blocked = :blocked, version = version + 1"
                + " where account = :account and id = :id")
        .bind("name", contact.name())
        .bind("phone", contact.phone().orElse(""))
        .bind("bsuid", contact.bsuid().orElse(""))
        .bind("seen", contact.seen().orElse(null))
        .bind("fields", JsonColumn.write(contact.fields()))
        .bind("blocked", row.blocked())
        .bind("id", contact.id())
        .execute();
  }

  static void remove(Estate estate, String contact) {
    estate
        .update("delete from contact where account = :account and id = :id")
        .bind("id", contact)
        .execute();
  }

  /** Puts a contact back that was gone. */
  static void restore(Estate estate, Merge.Row row) {
    Contact contact = row.contact();
    estate
        .update(
            "insert into contact (id, account, number, name, phone, bsuid, seen, fields, blocked,"
                + " version, created) values (:id, :account, :number, :name, :phone, :bsuid, :seen,"
                + " :fields, :blocked, :version, :created)")
        .bind("id", contact.id())
        .bind("number", contact.number())
        .bind("name", contact.name())
        .bind("phone", contact.phone().orElse(""))
        .bind("bsuid", contact.bsuid().orElse(""))
        .bind("seen", contact.seen().orElse(null))
        .bind("fields", JsonColumn.write(contact.fields()))
        .bind("blocked", row.blocked())
        .bind("version", row.version() + 1)
        .bind("created", row.created())
        .execute();
  }

  private static Merge read(ResultSet row) throws SQLException {
    return new Merge(
        row.getString("id"),
        row.getString("kept"),
        row.getString("gone"),
        MergeJson.read(row.getString("before")),
        row.getString("author"),
        row.getObject("created", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("undone", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }
}
