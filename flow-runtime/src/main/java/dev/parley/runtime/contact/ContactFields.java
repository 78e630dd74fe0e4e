package dev.parley.runtime.contact;

import dev.parley.runtime.http.Problem;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Which fields the contacts of an account have. */
public final class ContactFields {
  static final int MOST = 200;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String SELECT =
      "select id, name, title, kind, words, version, created from contact_field";

  private final Footing on;

  public ContactFields(Footing on) {
    this.on = on;
  }

  /** All of an account's fields. */
  public List<ContactField> all(AccountId account) {
    return on.store().read(account, ContactFields::all);
  }

  static List<ContactField> all(Estate estate) {
    return estate
        .query(SELECT + " where account = :account order by id")
        .map((row, context) -> read(row))
        .list();
  }

  Optional<ContactField> byId(AccountId account, String id) {
    return on.store().read(account, estate -> byId(estate, id));
  }

  private static Optional<ContactField> byId(Estate estate, String id) {
    return estate.row(SELECT, id).map((row, context) -> read(row)).findOne();
  }

  /** A field that is to be made. */
  record Order(String name, String title, FieldKind kind, List<String> words) {}

  /**
   * Adds a field.
   *
   * @throws Problem 409 if there is one of this name, or too many
   */
  ContactField add(Tx tx, AccountId account, Order order) {
    Estate estate = tx.of(account);
    if (all(estate).size() >= MOST) {
      throw Problem.conflict("There are " + MOST + " fields, and no account has more.");
    }
    String id = on.ids().next("fld");
    int added =
        estate
            .update(
                "insert into contact_field (id, account, name, title, kind, words, version,"
                    + " created) values (:id, :account, :name, :title, :kind, :words, 1, :now)"
                    + " on conflict do nothing")
            .bind("id", id)
            .bind("name", order.name())
            .bind("title", order.title())
            .bind("kind", order.kind().word())
            .bind("words", MAPPER.writeValueAsString(order.words()))
            .bind("now", on.time().now())
            .execute();
    if (added == 0) {
      throw Problem.conflict("There is a field " + order.name() + ".");
    }
    return byId(estate, id).orElseThrow();
  }

  /** Writes down what changed of a field; its name and kind stay, for values depend on them. */
  ContactField save(Tx tx, AccountId account, ContactField changed) {
    Estate estate = tx.of(account);
    int saved =
        estate
            .update(
                "update contact_field set title = :title, words = :words, version = version + 1"
                    + " where account = :account and id = :id and version = :version")
            .bind("title", changed.title())
            .bind("words", MAPPER.writeValueAsString(changed.words()))
            .bind("id", changed.id())
            .bind("version", changed.version())
            .execute();
    if (saved == 0) {
      throw Problem.conflict("Somebody is changing this field as well: try again.");
    }
    return byId(estate, changed.id()).orElseThrow();
  }

  /** Removes a field; what was written down under its name stays with the contacts. */
  void remove(Tx tx, AccountId account, String id) {
    int removed =
        tx.of(account)
            .update("delete from contact_field where account = :account and id = :id")
            .bind("id", id)
            .execute();
    if (removed == 0) {
      throw Problem.notFound("There is no such field.");
    }
  }

  private static ContactField read(ResultSet row) throws SQLException {
    List<String> words = new ArrayList<>();
    MAPPER.readTree(row.getString("words")).forEach(word -> words.add(word.stringValue()));
    return new ContactField(
        row.getString("id"),
        row.getString("name"),
        row.getString("title"),
        FieldKind.of(row.getString("kind")),
        words,
        row.getLong("version"),
        row.getObject("created", OffsetDateTime.class).toInstant());
  }
}
