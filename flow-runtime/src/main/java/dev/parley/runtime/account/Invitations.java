package dev.parley.runtime.account;

import dev.parley.runtime.http.Digest;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.retention.Forgetting;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Who was asked to join, until they have or seven days have passed. */
public final class Invitations {
  /** Which of them can go. */
  public static final Forgetting FORGETTING = Forgetting.byId("invitation", "expires", "true");

  private static final Duration LIFE = Duration.ofDays(7);
  private static final String COLUMNS =
      "id, account, email, name, role, invited_by, created, expires";

  private final Footing on;
  private final Whose whose;

  public Invitations(Footing on) {
    this.on = on;
    this.whose = new Whose(on);
  }

  /** An invitation that is to be made. */
  record Order(AccountId account, String email, String name, Role role, String by) {}

  /** A new invitation; this is the only time that its token is known. */
  record Made(Invitation invitation, String token) {
    @Override
    public String toString() {
      return "Made[" + invitation.id() + "]";
    }
  }

  /** Asks somebody; what they were asked before is void. */
  Made make(Tx tx, Order order) {
    String token = Tokens.fresh("inv_", on.random());
    Instant now = on.time().now();
    Invitation invitation =
        new Invitation(
            on.ids().next("ivt"),
            order.account(),
            Members.plain(order.email()),
            order.name(),
            order.role(),
            order.by(),
            now,
            now.plus(LIFE));
    Estate estate = tx.of(order.account());
    boolean known =
        estate
                .query("select count(*) from member where account = :account and email = :email")
                .bind("email", invitation.email())
                .mapTo(Integer.class)
                .one()
            > 0;
    if (known) {
      throw Problem.conflict("There is a user with the address " + invitation.email() + ".");
    }
    estate
        .update("delete from invitation where account = :account and email = :email")
        .bind("email", invitation.email())
        .execute();
    insert(estate, invitation, Digest.of(token));
    return new Made(invitation, token);
  }

  private static void insert(Estate estate, Invitation invitation, String digest) {
    estate
        .update(
            "insert into invitation (id, account, email, name, role, digest, invited_by, created,"
                + " expires) values (:id, :account, :email, :name, :role, :digest, :by, :created,"
                + " :expires)")
        .bind("id", invitation.id())
        .bind("email", invitation.email())
        .bind("name", invitation.name())
        .bind("role", invitation.role().word())
        .bind("digest", digest)
        .bind("by", invitation.invitedBy())
        .bind("created", invitation.created())
        .bind("expires", invitation.expires())
        .execute();
  }

  /** The invitation that a link leads to, if it has not ended. */
  Optional<Invitation> of(String token) {
    return whose.invitation(token);
  }

  /**
   * Uses an invitation up.
   *
   * @throws Problem 404 if somebody has, or it was withdrawn
   */
  void end(Tx tx, AccountId account, String id) {
    int ended =
        tx.of(account)
            .update("delete from invitation where account = :account and id = :id")
            .bind("id", id)
            .execute();
    if (ended == 0) {
      throw Problem.notFound("There is no such invitation, or not any more.");
    }
  }

  /** An account's open invitations. */
  List<Invitation> list(AccountId account, String after, int most) {
    return on.store()
        .read(
            account,
            estate ->
                estate
                    .query(
                        "select "
                            + COLUMNS
                            + " from invitation where account = :account and id > :after"
                            + " and expires > :now order by id limit :most")
                    .bind("after", after)
                    .bind("now", on.time().now())
                    .bind("most", most)
                    .map((row, context) -> read(row))
                    .list());
  }

  static Invitation read(ResultSet row) throws SQLException {
    return new Invitation(
        row.getString("id"),
        new AccountId(row.getString("account")),
        row.getString("email"),
        row.getString("name"),
        Role.of(row.getString("role")).orElseThrow(),
        row.getString("invited_by"),
        row.getObject("created", OffsetDateTime.class).toInstant(),
        row.getObject("expires", OffsetDateTime.class).toInstant());
  }
}
