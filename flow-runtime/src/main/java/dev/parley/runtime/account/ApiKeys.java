package dev.parley.runtime.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.runtime.http.Digest;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The keys of the management API. */
public final class ApiKeys {
  private static final String SELECT =
      "select id, account, name, hint, scopes, created_by, created, expires, last_used, revoked"
          + " from api_key";
  private static final String PREFIX = "pk_";
  private static final int HINT = 8;
  private static final Duration NOTED = Duration.ofMinutes(1);
  private static final int REMEMBERED = 10_000;

  private final Footing on;
  private final Whose whose;
  private final Cache<String, Instant> noted =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();
  private final Work<Use, Boolean> use =
      (tx, uses) -> uses.stream().map(each -> use(tx, each)).toList();

  public ApiKeys(Footing on) {
    this.on = on;
    this.whose = new Whose(on);
  }

  /** A key that is to be made. */
  public record Order(
      AccountId account,
      String name,
      Set<Permission> scopes,
      Optional<Instant> expires,
      String createdBy) {
    public Order {
      scopes = Set.copyOf(scopes);
    }
  }

  /** A new key; this is the only time that anybody sees it. */
  public record Made(ApiKey key, String secret) {
    @Override
    public String toString() {
      return "Made[" + key.id() + "]";
    }
  }

  private record Use(ApiKey key, Instant at) {}

  /** Makes a key. */
  public Made make(Tx tx, Order order) {
    String secret = Tokens.fresh(PREFIX, on.random());
    ApiKey key =
        new ApiKey(
            on.ids().next("key"),
            order.account(),
            order.name(),
            secret.substring(0, HINT),
            order.scopes(),
            order.createdBy(),
            on.time().now(),
            order.expires(),
            Optional.empty(),
            Optional.empty());
    tx.of(order.account())
        .update(
            "insert into api_key (id, account, name, digest, hint, scopes, created_by, created,"
                + " expires) values (:id, :account, :name, :digest, :hint, :scopes, :by, :created,"
                + " :expires)")
        .bind("id", key.id())
        .bind("name", key.name())
        .bind("digest", Digest.of(secret))
        .bind("hint", key.hint())
        .bind("scopes", words(key.scopes()))
        .bind("by", key.createdBy())
        .bind("created", key.created())
        .bindByType("expires", key.expires().orElse(null), Instant.class)
        .execute();
    return new Made(key, secret);
  }

  /** Ends a key for good. */
  public ApiKey revoke(Tx tx, AccountId account, String id) {
    Estate estate = tx.of(account);
    estate
        .update(
            "update api_key set revoked = :now where account = :account and id = :id"
                + " and revoked is null")
        .bind("now", on.time().now())
        .bind("id", id)
        .execute();
    return byId(estate, id).orElseThrow(() -> Problem.notFound("There is no such key."));
  }

  /** The key that this is, if it may still be used. */
  Optional<ApiKey> of(String secret) {
    if (!secret.startsWith(PREFIX)) {
      return Optional.empty();
    }
    Optional<ApiKey> key = whose.key(secret);
    key.ifPresent(known -> note(known, on.time().now()));
    return key;
  }

  /** When a key was used last is written down once a minute. */
  private void note(ApiKey key, Instant now) {
    Instant last = noted.asMap().getOrDefault(key.id(), key.lastUsed().orElse(Instant.MIN));
    if (last.equals(Instant.MIN) || last.plus(NOTED).isBefore(now)) {
      noted.put(key.id(), now);
      on.store().writer().submit(use, new Use(key, now)).join();
    }
  }

  private static boolean use(Tx tx, Use use) {
    int noted =
        tx.of(use.key().account())
            .update("update api_key set last_used = :at where account = :account and id = :id")
            .bind("at", use.at())
            .bind("id", use.key().id())
            .execute();
    return noted > 0;
  }

  /** A key of an account. */
  Optional<ApiKey> byId(AccountId account, String id) {
    return on.store().read(account, estate -> byId(estate, id));
  }

  private static Optional<ApiKey> byId(Estate estate, String id) {
    return estate.row(SELECT, id).map((row, context) -> read(row)).findOne();
  }

  /** An account's keys in the order in which they were made, the revoked ones too. */
  public List<ApiKey> list(AccountId account, String after, int most) {
    return on.store()
        .read(
            account,
            estate -> estate.page(SELECT, after, most).map((row, context) -> read(row)).list());
  }

  private static String words(Set<Permission> scopes) {
    return scopes.stream().sorted().map(Permission::word).collect(Collectors.joining(","));
  }

  /** A word that a later version knew is none here, and allows nothing. */
  private static Set<Permission> permissions(String words) {
    EnumSet<Permission> scopes = EnumSet.noneOf(Permission.class);
    Arrays.stream(words.split(",", -1)).forEach(w -> Permission.of(w).ifPresent(scopes::add));
    return scopes;
  }

  static ApiKey read(ResultSet row) throws SQLException {
    return new ApiKey(
        row.getString("id"),
        new AccountId(row.getString("account")),
        row.getString("name"),
        row.getString("hint"),
        permissions(row.getString("scopes")),
        row.getString("created_by"),
        row.getObject("created", OffsetDateTime.class).toInstant(),
        moment(row, "expires"),
        moment(row, "last_used"),
        moment(row, "revoked"));
  }

  private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
