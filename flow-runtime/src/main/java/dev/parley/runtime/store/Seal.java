package dev.parley.runtime.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Closes texts so that only who has the key can read them or change them unnoticed: AES-256 in GCM.
 * A text is bound to its place, so that it cannot be moved into another row.
 */
public final class Seal {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  private Seal(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /** Under a secret of full strength, as chance makes it. */
  public static Seal under(String secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return new Seal(digest.digest(("parley seal\n" + secret).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** The text closed, in base64. */
  public String close(String text, String place) {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    try {
      byte[] closed =
          cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] all = ByteBuffer.allocate(NONCE + closed.length).put(nonce).put(closed).array();
      return Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + CIPHER, impossible);
    }
  }

  /** The text of what {@link #close} gave; empty if the key or the place is another. */
  public Optional<String> open(String closed, String place) {
    byte[] all = Base64.getDecoder().decode(closed);
    byte[] nonce = new byte[NONCE];
    ByteBuffer.wrap(all).get(nonce);
    try {
      byte[] text =
          cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(all, NONCE, all.length - NONCE);
      return Optional.of(new String(text, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException otherKey) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
