package dev.parley.runtime.account;

import dev.parley.runtime.http.Digest;
import dev.parley.runtime.retention.Forgetting;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who is signed in. A session ends when its user signs out, is removed or suspended, 12 hours after
 * its last request and 30 days after it began.
 */
public final class SignIns {
  /** Which of them can go. */
  public static final Forgetting FORGETTING = Forgetting.byId("sign_in", "expires", "true");

  /** How long a session lasts at most. */
  static final Duration LONGEST = Duration.ofDays(30);

  private static final Duration IDLE = Duration.ofHours(12);
  private static final Duration NOTED = Duration.ofMinutes(5);
  private static final int LONGEST_AGENT = 200;

  private final Footing on;
  private final Whose whose;
  private final Work<Sight, Boolean> see =
      (tx, sights) -> sights.stream().map(sight -> see(tx, sight)).toList();

  public SignIns(Footing on) {
    this.on = on;
    this.whose = new Whose(on);
  }

  /** From where somebody signs in, for people to know it by. */
  record Origin(String agent, String address) {}

  private record Sight(AccountId account, String digest, Instant at) {}

  /** Somebody whose password was right is signed in from now on; the token for their browser. */
  String begin(Tx tx, Member member, Origin origin) {
    String token = Tokens.fresh("ses_", on.random());
    Instant now = on.time().now();
    String agent = origin.agent();
    tx.of(member.account())
        .update(
            "insert into sign_in (id, digest, account, member, agent, address, created, seen,"
                + " expires) values (:id, :digest, :account, :member, :agent, :address, :now, :now,"
                + " :expires)")
        .bind("id", on.ids().next("sgn"))
        .bind("digest", Digest.of(token))
        .bind("member", member.id())
        .bind("agent", agent.length() <= LONGEST_AGENT ? agent : agent.substring(0, LONGEST_AGENT))
        .bind("address", origin.address())
        .bind("now", now)
        .bind("expires", now.plus(LONGEST))
        .execute();
    return token;
  }

  /** Whose session this is, if it goes on and they may come in. */
  Optional<Member> of(String token) {
    Instant now = on.time().now();
    Optional<Whose.Session> found = whose.session(token, IDLE);
    found
        .filter(session -> session.seen().plus(NOTED).isBefore(now))
        .ifPresent(session -> {
          Sight sight = new Sight(session.member().account(), Digest.of(token), now);
          on.store().writer().submit(see, sight).join();
        });
    return found.map(Whose.Session::member);
  }

  private static boolean see(Tx tx, Sight sight) {
    int seen =
        tx.of(sight.account())
            .update("update sign_in set seen = :at where account = :account and digest = :digest")
            .bind("at", sight.at())
            .bind("digest", sight.digest())
            .execute();
    return seen > 0;
  }

  /** Ends one session. */
  static void end(Tx tx, AccountId account, String token) {
    tx.of(account)
        .update("delete from sign_in where account = :account and digest = :digest")
        .bind("digest", Digest.of(token))
        .execute();
  }

  /** Ends all sessions of a user. */
  static void end(Estate estate, String member) {
    estate
        .update("delete from sign_in where account = :account and member = :member")
        .bind("member", member)
        .execute();
  }

  /** Everybody with this address who may come in, in whatever account. */
  List<Member> candidates(String email) {
    return whose.address(email);
  }
}
