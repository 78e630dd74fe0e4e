package dev.parley.runtime.contact;

import dev.parley.flow.script.TextFold;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which groups of contacts an account has. Members of those with a query are never copied. */
public final class ContactGroups {
  static final int MOST = 1_000;
  private static final String SELECT =
      "select id, name, title, query, version, created from contact_group";

  private final Footing on;

  public ContactGroups(Footing on) {
    this.on = on;
  }

  /** A name without what does not tell groups apart. */
  public static String folded(String name) {
    return TextFold.fold(name.strip());
  }

  List<ContactGroup> list(AccountId account, String after, int most) {
    return on.store()
        .read(
            account,
            estate -> estate.page(SELECT, after, most).map((row, context) -> read(row)).list());
  }

  Optional<ContactGroup> byId(AccountId account, String id) {
    return on.store().read(account, estate -> byId(estate, id));
  }

  private static Optional<ContactGroup> byId(Estate estate, String id) {
    return estate.row(SELECT, id).map((row, context) -> read(row)).findOne();
  }

  /** The queries of the groups that have one, by their folded names. */
  static Map<String, String> queries(Estate estate) {
    Map<String, String> queries = new HashMap<>();
    estate
        .query("select folded, query from contact_group where account = :account and query <> ''")
        .map((row, context) -> queries.put(row.getString("folded"), row.getString("query")))
        .list();
    return queries;
  }

  /** The folded names of the groups that have a query. */
  public Set<String> queried(AccountId account) {
    return on.store().read(account, estate -> Set.copyOf(queries(estate).keySet()));
  }

  /** A group that is to be made. */
  record Order(String name, String title, String query) {}

  /**
   * Adds a group.
   *
   * @throws Problem 409 if there is one of this name, or too many
   */
  ContactGroup add(Tx tx, AccountId account, Order order) {
    Estate estate = tx.of(account);
    long groups =
        estate
            .query("select count(*) from contact_group where account = :account")
            .mapTo(Long.class)
            .one();
    if (groups >= MOST) {
      throw Problem.conflict("There are " + MOST + " groups, and no account has more.");
    }
    String id = on.ids().next("grp");
    int added =
        estate
            .update(
                "insert into contact_group (id, account, name, folded, title, query, version,"
                    + " created) values (:id, :account, :name, :folded, :title, :query, 1, :now)"
                    + " on conflict do nothing")
            .bind("id", id)
            .bind("name", order.name())
            .bind("folded", folded(order.name()))
            .bind("title", order.title())
            .bind("query", order.query())
            .bind("now", on.time().now())
            .execute();
    if (added == 0) {
      throw Problem.conflict("There is a group " + order.name() + ".");
    }
    return byId(estate, id).orElseThrow();
  }

  /** Writes down what changed of a group; its name stays, for queries and flows speak of it. */
  ContactGroup save(Tx tx, AccountId account, ContactGroup changed) {
    Estate estate = tx.of(account);
    int saved =
        estate
            .update(
                "update contact_group set title = :title, query = :query, version = version + 1"
                    + " where account = :account and id = :id and version = :version")
            .bind("title", changed.title())
            .bind("query", changed.query())
            .bind("id", changed.id())
            .bind("version", changed.version())
            .execute();
    if (saved == 0) {
      throw Problem.conflict("Somebody is changing this group as well: try again.");
    }
    return byId(estate, changed.id()).orElseThrow();
  }

  /**
   * Removes a group; that contacts were named its members stays with them.
   *
   * @throws Problem 409 if another group's query names it
   */
  void remove(Tx tx, AccountId account, String id) {
    Estate estate = tx.of(account);
    ContactGroup group =
        byId(estate, id).orElseThrow(() -> Problem.notFound("There is no such group."));
    String folded = folded(group.name());
    queries(estate)
        .forEach((other, query) -> {
          if (!other.equals(folded) && ContactSearch.names(estate, query, folded)) {
            throw Problem.conflict(
                "The query of the group "
                    + other
                    + " names "
                    + group.name()
                    + ": change it first.");
          }
        });
    int removed =
        estate
            .update("delete from contact_group where account = :account and id = :id")
            .bind("id", id)
            .execute();
    if (removed == 0) {
      throw Problem.notFound("There is no such group.");
    }
  }

  private static ContactGroup read(ResultSet row) throws SQLException {
    return new ContactGroup(
        row.getString("id"),
        row.getString("name"),
        row.getString("title"),
        row.getString("query"),
        row.getLong("version"),
        row.getObject("created", OffsetDateTime.class).toInstant());
  }
}
