package dev.parley.runtime.channel;

import dev.parley.runtime.account.Channel;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Seal;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.whatsapp.Credentials;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What proves that we may use numbers. It lies in the database sealed with the master key, is open
 * in memory alone, and nobody is ever shown it.
 */
public final class ChannelSecrets {
  private static final Logger LOG = System.getLogger(ChannelSecrets.class.getName());

  private final Footing on;
  private final Optional<Seal> seal;
  private volatile Map<String, List<Open>> byChannel = Map.of();

  /**
   * The secrets of all numbers.
   *
   * @param masterKey opens them; without one there can be none
   */
  public ChannelSecrets(Footing on, Optional<String> masterKey) {
    this.on = on;
    this.seal = masterKey.map(Seal::under);
    refresh();
  }

  /** A secret in the open. */
  private record Open(SecretKind kind, String text, Instant created, Optional<Instant> ends) {
    @Override
    public String toString() {
      return "Open[" + kind + "]";
    }
  }

  /** Takes up what other servers on the same database have changed. */
  public void refresh() {
    on.store()
        .read(handle -> {
          take(SecretTable.all(handle));
          return true;
        });
  }

  private void take(List<SecretTable.Row> rows) {
    Map<String, List<Open>> open = new HashMap<>();
    int closed = 0;
    for (SecretTable.Row row : rows) {
      Optional<String> text = seal.flatMap(s -> s.open(row.sealed(), SecretTable.place(row.id())));
      closed += text.isEmpty() ? 1 : 0;
      text.ifPresent(t ->
          open.computeIfAbsent(row.channel(), id -> new ArrayList<>())
              .add(new Open(row.kind(), t, row.created(), row.ends())));
    }
    if (closed > 0) {
      LOG.log(
          Level.ERROR,
          "{0} secrets of numbers cannot be opened: PARLEY_MASTER_KEY is missing or another than"
              + " the one they were sealed with",
          closed);
    }
    byChannel = Map.copyOf(open);
  }

  /** What proves to Graph that we may send from a number. */
  public Optional<Credentials> credentials(Channel channel) {
    return in(channel.id(), SecretKind.ACCESS_TOKEN).stream()
        .filter(secret -> secret.ends().isEmpty())
        .findFirst()
        .map(secret -> new Credentials(channel.phoneNumberId(), secret.text()));
  }

  /** The secrets of a number's own app; empty if it is the server's. */
  public List<String> appSecrets(String channel) {
    return texts(channel, SecretKind.APP_SECRET);
  }

  /** What Meta shows for a number's own app. */
  public Optional<String> verifyToken(String channel) {
    return texts(channel, SecretKind.VERIFY_TOKEN).stream().findFirst();
  }

  private List<String> texts(String channel, SecretKind kind) {
    Instant now = on.time().now();
    return in(channel, kind).stream()
        .filter(secret -> secret.ends().map(now::isBefore).orElse(true))
        .map(Open::text)
        .toList();
  }

  private List<Open> in(String channel, SecretKind kind) {
    return byChannel.getOrDefault(channel, List.of()).stream()
        .filter(secret -> secret.kind() == kind)
        .toList();
  }

  /** Which secrets a number has. */
  Held held(Channel channel) {
    return on.store()
        .read(
            new AccountId(channel.account()), estate -> held(SecretTable.of(estate, channel.id())));
  }

  /** Which secrets a number has in a transaction that may have changed them. */
  Held held(Tx tx, Channel channel) {
    return held(SecretTable.of(tx.of(new AccountId(channel.account())), channel.id()));
  }

  private Held held(List<SecretTable.Row> rows) {
    Map<SecretKind, Instant> set = new EnumMap<>(SecretKind.class);
    Instant now = on.time().now();
    Optional<Instant> oldUntil = Optional.empty();
    for (SecretTable.Row row : rows) {
      if (row.ends().isEmpty()) {
        set.put(row.kind(), row.created());
      } else if (row.kind() == SecretKind.APP_SECRET && now.isBefore(row.ends().get())) {
        oldUntil = row.ends();
      }
    }
    return new Held(set, oldUntil);
  }

  /**
   * What is known of secrets without opening them.
   *
   * @param set when each that is in use was set
   * @param oldUntil until when the app secret before the one in use counts, if it does
   */
  record Held(Map<SecretKind, Instant> set, Optional<Instant> oldUntil) {}

  /**
   * Keeps a secret in place of the one before.
   *
   * @param grace how long the one before counts beside it
   * @throws Problem 409 if there is no master key
   */
  void put(Tx tx, Channel channel, Fresh fresh, Duration grace) {
    Seal closing =
        seal.orElseThrow(() ->
            Problem.conflict(
                "Secrets are kept sealed, and there is no PARLEY_MASTER_KEY: make one with"
                    + " `openssl rand -base64 32`, set it and start again."));
    Instant now = on.time().now();
    Estate estate = tx.of(new AccountId(channel.account()));
    SecretTable.end(estate, channel.id(), fresh.kind(), now.plus(grace));
    SecretTable.prune(estate, channel.id(), now);
    String id = on.ids().next("sec");
    SecretTable.insert(
        estate,
        new SecretTable.Row(
            id,
            channel.account(),
            channel.id(),
            fresh.kind(),
            closing.close(fresh.text(), SecretTable.place(id)),
            now,
            Optional.empty()));
    renew(tx);
  }

  /** A secret as somebody gave it. */
  record Fresh(SecretKind kind, String text) {
    @Override
    public String toString() {
      return "Fresh[" + kind + "]";
    }
  }

  /** Forgets everything of a number. */
  void forget(Tx tx, Channel channel) {
    SecretTable.remove(tx.of(new AccountId(channel.account())), channel.id());
    renew(tx);
  }

  private void renew(Tx tx) {
    List<SecretTable.Row> rows = SecretTable.all(tx.handle());
    tx.afterCommit(() -> take(rows));
  }

  /**
   * Closes everything with another key.
   *
   * @return how many secrets there are
   * @throws IllegalArgumentException if one cannot be opened with the former key; nothing is
   *     changed then
   */
  public static int reseal(Tx tx, String formerKey, String freshKey) {
    Seal former = Seal.under(formerKey);
    Seal fresh = Seal.under(freshKey);
    List<SecretTable.Row> rows = SecretTable.all(tx.handle());
    for (SecretTable.Row row : rows) {
      String text =
          former
              .open(row.sealed(), SecretTable.place(row.id()))
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "PARLEY_MASTER_KEY does not open what is sealed; nothing was changed."));
      SecretTable.reseal(
          tx.of(new AccountId(row.account())),
          row.id(),
          fresh.close(text, SecretTable.place(row.id())));
    }
    return rows.size();
  }
}
