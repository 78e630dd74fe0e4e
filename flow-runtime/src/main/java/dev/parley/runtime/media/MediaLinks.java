package dev.parley.runtime.media;

import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.time.Time;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Links that open one file for a few minutes to whoever has them, so that a browser can show it
 * without being told the API key.
 */
public final class MediaLinks {
  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final Time time;

  /**
   * Links under a secret: the same secret opens them on every node and after every restart.
   *
   * @param secret never shown; another secret ends the links of the one before
   */
  public MediaLinks(String secret, Time time) {
    byte[] derived =
        hmac(
            new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM),
            "parley media links");
    this.key = new SecretKeySpec(derived, ALGORITHM);
    this.time = time;
  }

  /** A link's query and when it ends. */
  record Link(String query, Instant expires) {}

  Link to(StoredFile file) {
    long until = time.now().plus(LIFE).getEpochSecond();
    String query =
        "account="
            + file.account()
            + "&expires="
            + until
            + "&signature="
            + signature(file.account(), file.id(), until);
    return new Link(query, Instant.ofEpochSecond(until));
  }

  /**
   * Whose file a link opens, if it was made here and has not ended.
   *
   * @param query the values of the link's query, by their names
   */
  Optional<AccountId> opens(String id, Function<String, Optional<String>> query) {
    String account = query.apply("account").orElse("");
    String expires = query.apply("expires").orElse("");
    if (account.isBlank() || !expires.matches("[0-9]{1,12}")) {
      return Optional.empty();
    }
    long until = Long.parseLong(expires);
    String given = query.apply("signature").orElse("");
    boolean signed = MessageDigest.isEqual(bytes(signature(account, id, until)), bytes(given));
    return signed && time.now().isBefore(Instant.ofEpochSecond(until))
        ? Optional.of(new AccountId(account))
        : Optional.empty();
  }

  private String signature(String account, String id, long until) {
    return HexFormat.of().formatHex(hmac(key, account + "\n" + id + "\n" + until));
  }

  private static byte[] hmac(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(bytes(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform must offer " + ALGORITHM, e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
