package dev.parley.runtime.whatsapp;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.SplittableRandom;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A file as a customer's phone seals it for a form. */
public final class Sealing {
  private final byte[] cdnFile;
  private final Map<String, Object> keys;

  private Sealing(byte[] cdnFile, Map<String, Object> keys) {
    this.cdnFile = cdnFile;
    this.keys = keys;
  }

  /** The same keys for the same seed. */
  public static Sealing of(byte[] content, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] key = bytes(random, 32);
    byte[] sealKey = bytes(random, 32);
    byte[] vector = bytes(random, 16);
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(vector));
      byte[] ciphertext = cipher.doFinal(content);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(sealKey, "HmacSHA256"));
      mac.update(vector);
      byte[] seal = mac.doFinal(ciphertext);
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      file.writeBytes(ciphertext);
      file.write(seal, 0, 10);
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      Map<String, Object> keys =
          Map.of(
              "encryption_key",
              base64(key),
              "hmac_key",
              base64(sealKey),
              "iv",
              base64(vector),
              "plaintext_hash",
              base64(sha256.digest(content)),
              "encrypted_hash",
              base64(sha256.digest(file.toByteArray())));
      return new Sealing(file.toByteArray(), keys);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(SplittableRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** What lies at the address. */
  public byte[] cdnFile() {
    return cdnFile.clone();
  }

  /** What opens it. */
  public Map<String, Object> keys() {
    return keys;
  }

  /** What a form's data says of it. */
  public Map<String, Object> said(String url) {
    return Map.of(
        "media_id",
        "790aba14",
        "cdn_url",
        url,
        "file_name",
        "IMG_5237.jpg",
        "encryption_metadata",
        keys);
  }
}
