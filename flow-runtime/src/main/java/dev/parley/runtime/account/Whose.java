package dev.parley.runtime.account;

import dev.parley.runtime.http.Digest;
import dev.parley.runtime.store.Footing;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Finds whose a secret or an address is. These are the only questions that are asked before an
 * account is known, and so the only ones that look into all of them.
 */
final class Whose {
  private static final int MOST_ACCOUNTS = 20;

  private final Footing on;

  Whose(Footing on) {
    this.on = on;
  }

  /** A session that goes on, and when it was last seen. */
  record Session(Member member, Instant seen) {}

  /** The key that this is, if it may still be used. */
  Optional<ApiKey> key(String secret) {
    return on.store()
        .read(handle ->
            handle
                .createQuery(
                    "select * from api_key where digest = :digest and revoked is null"
                        + " and (expires is null or expires > :now)")
                .bind("digest", Digest.of(secret))
                .bind("now", on.time().now())
                .map((row, context) -> ApiKeys.read(row))
                .findOne());
  }

  /** The session of this token, if its user may come in and was here lately. */
  Optional<Session> session(String token, Duration lately) {
    Instant now = on.time().now();
    return on.store()
        .read(handle ->
            handle
                .createQuery(
                    "select m.*, s.seen from sign_in s join member m on m.id = s.member and"
                        + " m.account = s.account where s.digest = :digest and m.active and"
                        + " s.expires > :now and s.seen > :since")
                .bind("digest", Digest.of(token))
                .bind("now", now)
                .bind("since", now.minus(lately))
                .map((row, context) ->
                    new Session(
                        Members.read(row), row.getObject("seen", OffsetDateTime.class).toInstant()))
                .findOne());
  }

  /** The invitation that a link leads to, if it has not ended. */
  Optional<Invitation> invitation(String token) {
    return on.store()
        .read(handle ->
            handle
                .createQuery("select * from invitation where digest = :digest and expires > :now")
                .bind("digest", Digest.of(token))
                .bind("now", on.time().now())
                .map((row, context) -> Invitations.read(row))
                .findOne());
  }

  /** Everybody with this address who may come in, in whatever account. */
  List<Member> address(String email) {
    return on.store()
        .read(handle ->
            handle
                .createQuery(
                    "select * from member where email = :email and active order by id limit :most")
                .bind("email", Members.plain(email))
                .bind("most", MOST_ACCOUNTS)
                .map((row, context) -> Members.read(row))
                .list());
  }
}
