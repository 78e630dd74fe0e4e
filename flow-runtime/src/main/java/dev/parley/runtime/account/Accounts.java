package dev.parley.runtime.account;

import dev.parley.runtime.http.Problem;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;

/** The businesses on this server. */
public final class Accounts {
  private static final String COLUMNS =
      "id, name, email, phone, country, time_zone, languages, version, created";

  private final Footing on;

  public Accounts(Footing on) {
    this.on = on;
  }

  /** The profile of one. */
  public Account get(AccountId id) {
    return on.store().read(id, Accounts::get);
  }

  private static Account get(Estate estate) {
    return estate
        .query("select " + COLUMNS + " from account where id = :account")
        .map((row, context) -> read(row))
        .findOne()
        .orElseThrow(() -> Problem.notFound("There is no such account."));
  }

  /** Whether an account has a number of this id. */
  public boolean hasChannel(AccountId account, String channel) {
    return on.store()
        .read(
            account,
            estate -> estate.row("select id from channel", channel).mapTo(String.class).findOne())
        .isPresent();
  }

  /** Whether a user of this id may sign in to an account. */
  public boolean hasUser(AccountId account, String user) {
    return on.store()
        .read(
            account,
            estate ->
                estate
                    .query("select id from member where account = :account and id = :id and active")
                    .bind("id", user)
                    .mapTo(String.class)
                    .findOne())
        .isPresent();
  }

  /** Writes a profile down, unless somebody else has changed it since. */
  Account save(Tx tx, Account changed) {
    int saved =
        tx.of(changed.id())
            .update(
                "update account set name = :name, email = :email, phone = :phone,"
                    + " country = :country, time_zone = :zone, languages = :languages,"
                    + " version = version + 1 where id = :account and version = :version")
            .bind("name", changed.name())
            .bind("email", changed.email())
            .bind("phone", changed.phone())
            .bind("country", changed.country())
            .bind("zone", changed.timeZone())
            .bind("languages", String.join(",", changed.languages()))
            .bind("version", changed.version())
            .execute();
    if (saved == 0) {
      throw Problem.conflict("Somebody is changing the profile as well: try again.");
    }
    return get(tx.of(changed.id()));
  }

  /** A new business. */
  public AccountId create(Tx tx, String name) {
    AccountId id = new AccountId(on.ids().next("acc"));
    tx.of(id)
        .update("insert into account (id, name, created) values (:account, :name, :now)")
        .bind("name", name)
        .bind("now", on.time().now())
        .execute();
    return id;
  }

  private static Account read(ResultSet row) throws SQLException {
    String languages = row.getString("languages");
    return new Account(
        new AccountId(row.getString("id")),
        row.getString("name"),
        row.getString("email"),
        row.getString("phone"),
        row.getString("country"),
        row.getString("time_zone"),
        languages.isEmpty() ? List.of() : List.of(languages.split(",", -1)),
        row.getLong("version"),
        row.getObject("created", OffsetDateTime.class).toInstant());
  }
}
