package dev.parley.runtime.media;

import dev.parley.runtime.time.Time;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
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
    String query = "expires=" + until + "&signature=" + signature(file.id(), until);
    return new Link(query, Instant.ofEpochSecond(until));
  }

  /** Whether a link was made here and has not ended. */
  boolean opens(String id, String expires, String signature) {
    if (!expires.matches("[0-9]{1,12}")) {
      return false;
    }
    long until = Long.parseLong(expires);
    boolean signed = MessageDigest.isEqual(bytes(signature(id, until)), bytes(signature));
    return signed && time.now().isBefore(Instant.ofEpochSecond(until));
  }

  private String signature(String id, long until) {
    return HexFormat.of().formatHex(hmac(key, id + "\n" + until));
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
