package dev.parley.runtime.account;

import dev.parley.runtime.http.Caller;
import dev.parley.runtime.http.Digest;
import dev.parley.runtime.http.Doorkeeper;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.store.AccountId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.Optional;

/** Knows everybody who may come in: by the settings' key, by an account's keys, by a session. */
public final class Gate implements Doorkeeper {
  private final Optional<Bootstrap> bootstrap;
  private final ApiKeys keys;
  private final SignIns signIns;

  /**
   * The key of the settings, which may do everything in one account.
   *
   * @param digest what is kept of it
   */
  public record Bootstrap(AccountId account, String digest) {
    /** The first account's key. */
    public static Bootstrap of(AccountId account, String key) {
      return new Bootstrap(account, Digest.of(key));
    }
  }

  public Gate(Optional<Bootstrap> bootstrap, ApiKeys keys, SignIns signIns) {
    this.bootstrap = bootstrap;
    this.keys = keys;
    this.signIns = signIns;
  }

  @Override
  public Optional<Caller> byKey(String key) {
    String digest = Digest.of(key);
    return bootstrap
        .filter(first -> MessageDigest.isEqual(ascii(first.digest()), ascii(digest)))
        .map(first ->
            new Caller(first.account(), "key_bootstrap", EnumSet.allOf(Permission.class), key))
        .or(() ->
            keys.of(key)
                .map(known -> new Caller(known.account(), known.id(), known.scopes(), key)));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public Optional<Caller> bySession(String token) {
    return signIns
        .of(token)
        .map(member ->
            new Caller(member.account(), member.id(), member.role().permissions(), token));
  }
}
