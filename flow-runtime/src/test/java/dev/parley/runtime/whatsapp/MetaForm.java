package dev.parley.runtime.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.SplittableRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** Meta's side of one exchange with a form: encrypts from the published public key on. */
public final class MetaForm {
  private final byte[] key;
  private final byte[] vector;

  MetaForm(byte[] key, byte[] vector) {
    this.key = key;
    this.vector = vector;
  }

  byte[] vector() {
    return vector;
  }

  /** The same key and vector for the same seed. */
  public static MetaForm of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] key = new byte[16];
    byte[] vector = new byte[16];
    random.nextBytes(key);
    random.nextBytes(vector);
    return new MetaForm(key, vector);
  }

  /** The body of a request. */
  public byte[] ask(String publicPem, String json) throws GeneralSecurityException {
    byte[] sealed = gcm(Cipher.ENCRYPT_MODE, vector).doFinal(json.getBytes(UTF_8));
    return body(sealed, wrapped(publicPem, MGF1ParameterSpec.SHA256), vector);
  }

  byte[] wrapped(String publicPem, MGF1ParameterSpec mask) throws GeneralSecurityException {
    String base64 = publicPem.replaceAll("-----[A-Z ]+-----|\\s", "");
    PublicKey rsa =
        KeyFactory.getInstance("RSA")
            .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        rsa,
        new OAEPParameterSpec("SHA-256", "MGF1", mask, PSource.PSpecified.DEFAULT));
    return cipher.doFinal(key);
  }

  static byte[] body(byte[] sealed, byte[] wrapped, byte[] vector) {
    Base64.Encoder base64 = Base64.getEncoder();
    return """
    {"encrypted_flow_data":"%s","encrypted_aes_key":"%s","initial_vector":"%s"}\
    """
        .formatted(
            base64.encodeToString(sealed),
            base64.encodeToString(wrapped),
            base64.encodeToString(vector))
        .getBytes(UTF_8);
  }

  /** What an answer says. */
  public JsonNode understand(String answer) throws GeneralSecurityException {
    byte[] inverted = new byte[vector.length];
    for (int i = 0; i < vector.length; i++) {
      inverted[i] = (byte) (vector[i] ^ 0xFF);
    }
    byte[] sealed = Base64.getDecoder().decode(answer);
    return Payloads.JSON.readTree(gcm(Cipher.DECRYPT_MODE, inverted).doFinal(sealed));
  }

  Cipher gcm(int mode, byte[] iv) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
    return cipher;
  }
}
