package dev.parley.runtime.contact.imports;

import dev.parley.runtime.contact.ContactGroups;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Plans that are kept, for files that come again and again. */
public final class Profiles {
  private static final int MOST = 200;
  private static final String SELECT =
      "select id, name, plan, version, created from contact_import_profile";

  private final Footing on;

  public Profiles(Footing on) {
    this.on = on;
  }

  /** A plan with a name. */
  record Profile(String id, String name, ImportPlan plan, long version, Instant created) {}

  List<Profile> list(AccountId account, String after, int most) {
    return on.store()
        .read(
            account,
            estate -> estate.page(SELECT, after, most).map((row, context) -> read(row)).list());
  }

  Optional<Profile> byId(AccountId account, String id) {
    return on.store().read(account, estate -> byId(estate, id));
  }

  private static Optional<Profile> byId(Estate estate, String id) {
    return estate.row(SELECT, id).map((row, context) -> read(row)).findOne();
  }

  /**
   * Keeps a plan.
   *
   * @throws Problem 409 if there is one of this name, or too many
   */
  Profile add(Tx tx, AccountId account, String name, ImportPlan plan) {
    Estate estate = tx.of(account);
    if (estate.page(SELECT, "", MOST).map((row, context) -> row.getString(1)).list().size()
        >= MOST) {
      throw Problem.conflict("There are " + MOST + " profiles, and no account has more.");
    }
    String id = on.ids().next("prf");
    int added =
        estate
            .update(
                "insert into contact_import_profile (id, account, name, folded, plan, version,"
                    + " created) values (:id, :account, :name, :folded, :plan, 1, :now)"
                    + " on conflict do nothing")
            .bind("id", id)
            .bind("name", name)
            .bind("folded", ContactGroups.folded(name))
            .bind("plan", plan.write())
            .bind("now", on.time().now())
            .execute();
    if (added == 0) {
      throw Problem.conflict("There is a profile " + name + ".");
    }
    return byId(estate, id).orElseThrow();
  }

  /** Keeps another plan under the same name. */
  Profile save(Tx tx, AccountId account, Profile before, ImportPlan plan) {
    Estate estate = tx.of(account);
    int saved =
        estate
            .update(
                "update contact_import_profile set plan = :plan, version = version + 1"
                    + " where account = :account and id = :id and version = :version")
            .bind("plan", plan.write())
            .bind("id", before.id())
            .bind("version", before.version())
            .execute();
    if (saved == 0) {
      throw Problem.conflict("Somebody is changing this profile as well: try again.");
    }
    return byId(estate, before.id()).orElseThrow();
  }

  void remove(Tx tx, AccountId account, String id) {
    int removed =
        tx.of(account)
            .update("delete from contact_import_profile where account = :account and id = :id")
            .bind("id", id)
            .execute();
    if (removed == 0) {
      throw Problem.notFound("There is no such profile.");
    }
  }

  private static Profile read(ResultSet row) throws SQLException {
    return new Profile(
        row.getString("id"),
        row.getString("name"),
        ImportPlan.read(row.getString("plan")),
        row.getLong("version"),
        row.getObject("created", OffsetDateTime.class).toInstant());
  }
}
