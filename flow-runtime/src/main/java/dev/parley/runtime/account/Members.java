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
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** The people of the businesses. */
public final class Members {
  private static final String SELECT =
      "select id, account, email, name, role, password, active, version, created from member";

  private final Footing on;
  private final Passwords passwords;

  public Members(Footing on, Passwords passwords) {
    this.on = on;
    this.passwords = passwords;
  }

  /**
   * Somebody who is to become a user.
   *
   * @param password as they typed it
   */
  public record Newcomer(AccountId account, String email, String name, Role role, String password) {
    @Override
    public String toString() {
      return "Newcomer[" + account + ", " + role + "]";
    }
  }

  /** Whether this may be the address of a user. */
  public static boolean isAddress(String email) {
    return Words.EMAIL.fits(email);
  }

  static String plain(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  /** Makes ready what {@link #add} writes; takes a while, for the password's sake. */
  public Member prepare(Newcomer newcomer) {
    return new Member(
        on.ids().next("usr"),
        newcomer.account(),
        plain(newcomer.email()),
        newcomer.name(),
        newcomer.role(),
        passwords.hash(newcomer.password()),
        true,
        1,
        on.time().now());
  }

  /**
   * Adds a user.
   *
   * @throws Problem 409 if the account has one with this address
   */
  public Member add(Tx tx, Member member) {
    int added =
        bind(
                tx.of(member.account())
                    .update(
                        "insert into member (id, account, email, name, role, password, active,"
                            + " version, created) values (:id, :account, :email, :name, :role,"
                            + " :password, :active, 1, :created) on conflict do nothing"),
                member)
            .bind("email", member.email())
            .bind("created", member.created())
            .execute();
    if (added == 0) {
      throw Problem.conflict("There is a user with the address " + member.email() + ".");
    }
    return member;
  }

  /** Writes down what changed of a user, and signs them out if they may not come in any more. */
  Member save(Tx tx, Member changed) {
    Estate estate = tx.of(changed.account());
    mustLeaveAnOwner(estate, changed);
    int saved =
        bind(
                estate.update(
                    "update member set name = :name, role = :role, password = :password,"
                        + " active = :active, version = version + 1"
                        + " where account = :account and id = :id and version = :version"),
                changed)
            .bind("version", changed.version())
            .execute();
    if (saved == 0) {
      throw Problem.conflict("Somebody is changing this user as well: try again.");
    }
    if (!changed.active()) {
      SignIns.end(estate, changed.id());
    }
    return byId(estate, changed.id()).orElseThrow();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Member member) {
    return statement
        .bind("id", member.id())
        .bind("name", member.name())
        .bind("role", member.role().word())
        .bind("password", member.password())
        .bind("active", member.active());
  }

  /** Removes a user and everything they were signed in with. */
  public Member remove(Tx tx, Member member) {
    Estate estate = tx.of(member.account());
    mustLeaveAnOwner(estate, member.with(member.name(), member.role(), false));
    SignIns.end(estate, member.id());
    estate
        .update("delete from member where account = :account and id = :id")
        .bind("id", member.id())
        .execute();
    return member;
  }

  /** Gives a user another password and ends all their sessions. */
  public Member password(Tx tx, Member member, String password) {
    Member saved = save(tx, member.withPassword(passwords.hash(password)));
    SignIns.end(tx.of(saved.account()), saved.id());
    return saved;
  }

  /** Two who take the last owners away at the same time wait for each other here. */
  private static void mustLeaveAnOwner(Estate estate, Member changed) {
    if (changed.role() == Role.OWNER && changed.active()) {
      return;
    }
    List<String> owners =
        estate
            .query(
                "select id from member where account = :account and role = 'owner' and active"
                    + " order by id for update")
            .mapTo(String.class)
            .list();
    if (owners.equals(List.of(changed.id()))) {
      throw Problem.conflict("This is the account's last owner: make somebody else owner first.");
    }
  }

  /** A user of an account. */
  Optional<Member> byId(AccountId account, String id) {
    return on.store().read(account, estate -> byId(estate, id));
  }

  private static Optional<Member> byId(Estate estate, String id) {
    return estate.row(SELECT, id).map((row, context) -> read(row)).findOne();
  }

  /** A user of an account by their address. */
  public Optional<Member> byEmail(AccountId account, String email) {
    return on.store()
        .read(
            account,
            estate ->
                estate
                    .query(SELECT + " where account = :account and email = :email")
                    .bind("email", plain(email))
                    .map((row, context) -> read(row))
                    .findOne());
  }

  /** An account's users in the order in which they came. */
  public List<Member> list(AccountId account, String after, int most) {
    return on.store()
        .read(
            account,
            estate -> estate.page(SELECT, after, most).map((row, context) -> read(row)).list());
  }

  /** Whether an account has an owner who may sign in. */
  public boolean hasOwner(AccountId account) {
    return on.store()
            .read(
                account,
                estate ->
                    estate
                        .query(
                            "select count(*) from member where account = :account"
                                + " and role = 'owner' and active")
                        .mapTo(Integer.class)
                        .one())
        > 0;
  }

  static Member read(ResultSet row) throws SQLException {
    return new Member(
        row.getString("id"),
        new AccountId(row.getString("account")),
        row.getString("email"),
        row.getString("name"),
        Role.of(row.getString("role")).orElseThrow(),
        row.getString("password"),
        row.getBoolean("active"),
        row.getLong("version"),
        row.getObject("created", OffsetDateTime.class).toInstant());
  }
}
