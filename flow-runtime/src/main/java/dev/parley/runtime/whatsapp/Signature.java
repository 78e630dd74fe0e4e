package dev.parley.runtime.whatsapp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The signature that proves a webhook comes from Meta: HMAC-SHA256 of the body with the app's
 * secret.
 *
 * <p>It covers the bytes as they were received. Meta escapes non-ASCII text before it signs, so a
 * body that was parsed and written again has another signature.
 */
public final class Signature {
  /** The request header that carries the signature. */
  public static final String HEADER = "X-Hub-Signature-256";

  private static final String PREFIX = "sha256=";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int DIGEST_BYTES = 32;

  private Signature() {}

  /** The header value for a body: {@code sha256=} and lower-case hex. */
  public static String sign(byte[] body, String appSecret) {
    return PREFIX + HexFormat.of().formatHex(hmac(body, appSecret));
  }

  /**
   * Whether the header signs this body with one of the secrets; several are given while a secret is
   * being rotated.
   */
  public static boolean verify(
      byte[] body, @Nullable String header, Collection<String> appSecrets) {
    Optional<byte[]> claimed = claimed(header);
    if (claimed.isEmpty()) {
      return false;
    }
    boolean valid = false;
    for (String secret : appSecrets) {
      // No early exit: the time taken must not tell which secret matched.
      valid |= !secret.isEmpty() && MessageDigest.isEqual(hmac(body, secret), claimed.get());
    }
    return valid;
  }

  private static Optional<byte[]> claimed(@Nullable String header) {
    if (header == null || !header.startsWith(PREFIX)) {
      return Optional.empty();
    }
    String hex = header.substring(PREFIX.length()).strip();
    if (hex.length() != 2 * DIGEST_BYTES || !hex.chars().allMatch(HexFormat::isHexDigit)) {
      return Optional.empty();
    }
    return Optional.of(HexFormat.of().parseHex(hex));
  }

  private static byte[] hmac(byte[] body, String secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform must offer " + ALGORITHM, e);
    }
  }
}
