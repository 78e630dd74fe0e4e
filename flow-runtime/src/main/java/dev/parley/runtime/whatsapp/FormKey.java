package dev.parley.runtime.whatsapp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Optional;

/**
 * A number's key for its forms: Meta encrypts with the public half, which is uploaded for the
 * number, and only this server can read it.
 */
public final class FormKey {
  private static final int BITS = 2048;
  private static final int LINE = 64;
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";

  private final RSAPrivateCrtKey key;

  private FormKey(RSAPrivateCrtKey key) {
    this.key = key;
  }

  /** A new key. */
  public static FormKey generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return new FormKey((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform must offer RSA", e);
    }
  }

  /** The key that {@link #privatePem} wrote; empty for what is no RSA key in PKCS #8. */
  public static Optional<FormKey> read(String pem) {
    try {
      String base64 =
          pem.replace("-----BEGIN " + PRIVATE + "-----", "")
              .replace("-----END " + PRIVATE + "-----", "");
      byte[] bytes = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
      PrivateKey key =
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
      return key instanceof RSAPrivateCrtKey rsa ? Optional.of(new FormKey(rsa)) : Optional.empty();
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      // Whoever typed it is told that it is none; its content is nobody's business.
      return Optional.empty();
    }
  }

  /** The half that is kept, encrypted at rest by whoever keeps it. */
  public String privatePem() {
    return pem(PRIVATE, key.getEncoded());
  }

  /** The half that is uploaded to Meta for the number. */
  public String publicPem() {
    try {
      RSAPublicKeySpec spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
      return pem(PUBLIC, KeyFactory.getInstance("RSA").generatePublic(spec).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform must offer RSA", e);
    }
  }

  private static String pem(String what, byte[] bytes) {
    byte[] newline = "\n".getBytes(StandardCharsets.US_ASCII);
    String base64 = Base64.getMimeEncoder(LINE, newline).encodeToString(bytes);
    return "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n";
  }

  PrivateKey key() {
    return key;
  }

  @Override
  public String toString() {
    return "FormKey[…]";
  }
}
