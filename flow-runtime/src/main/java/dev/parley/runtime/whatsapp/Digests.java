package dev.parley.runtime.whatsapp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** SHA-256 as files are known by: computed, and compared with what Meta says in two spellings. */
public final class Digests {
  private static final int BYTES = 32;

  private Digests() {}

  /** A digest that has seen nothing yet. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform must offer SHA-256", e);
    }
  }

  /** The digest in small hex letters; it starts anew after this. */
  public static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Whether a digest may be the one that was said. Meta says it in base64 in webhooks and in hex in
   * answers; what is neither says nothing.
   */
  public static boolean agree(String hex, String said) {
    if (said.length() == 2 * BYTES && said.chars().allMatch(HexFormat::isHexDigit)) {
      return hex.equalsIgnoreCase(said);
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(said);
      return bytes.length != BYTES || HexFormat.of().formatHex(bytes).equals(hex);
    } catch (IllegalArgumentException e) {
      return true;
    }
  }
}
