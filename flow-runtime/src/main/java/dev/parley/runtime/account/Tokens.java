package dev.parley.runtime.account;

import java.util.Base64;
import java.util.random.RandomGenerator;

/** Secrets that chance makes: 256 bits, in letters and digits. */
final class Tokens {
  private static final int BYTES = 32;

  private Tokens() {}

  /** A new one with this beginning, so that people and scanners see what it is. */
  static String fresh(String prefix, RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
