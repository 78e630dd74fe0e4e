package dev.parley.runtime.emulator;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The three secrets of a Meta app.
 *
 * @param accessToken the bearer token that a send must carry
 * @param appSecret signs webhooks
 * @param verifyToken what Meta shows when it verifies the callback URL
 */
public record AppSecrets(String accessToken, String appSecret, String verifyToken) {
  private static final int SECRET_BYTES = 16;

  /** Secrets nobody can guess. */
  public static AppSecrets random() {
    SecureRandom random = new SecureRandom();
    return new AppSecrets("EAA" + hex(random), hex(random), hex(random));
  }

  private static String hex(SecureRandom random) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Names the record and keeps the secrets out of every log. */
  @Override
  public String toString() {
    return "AppSecrets[hidden]";
  }
}
