package dev.parley.runtime.whatsapp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collection;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Meta's word that a form's token is the one we sent: a JSON Web Token under the app's secret. */
final class FormToken {
  private static final int PARTS = 3;
  private static final String ALGORITHM = "HmacSHA256";

  private FormToken() {}

  static boolean vouches(String signature, String token, Collection<String> appSecrets) {
    String[] parts = signature.split("\\.", -1);
    if (parts.length != PARTS) {
      return false;
    }
    boolean signed = false;
    for (String secret : appSecrets) {
      // No early exit: the time taken must not tell which secret matched.
      signed |= !secret.isEmpty() && signs(parts, secret);
    }
    // The algorithm is ours to choose: a token that asks for none is not believed.
    return signed
        && part(parts[0]).text("alg").filter("HS256"::equals).isPresent()
        && names(part(parts[1]), token);
  }

  private static boolean signs(String[] parts, String secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      byte[] expected =
          mac.doFinal((parts[0] + '.' + parts[1]).getBytes(StandardCharsets.US_ASCII));
      return MessageDigest.isEqual(expected, decoded(parts[2]));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform must offer " + ALGORITHM, e);
    }
  }

  /** Meta's page says that the payload holds the token, and not under which name. */
  private static boolean names(Fields payload, String token) {
    return payload.node().values().stream()
        .anyMatch(value -> value.isString() && value.stringValue().equals(token));
  }

  private static Fields part(String base64) {
    try {
      JsonNode node = Wire.read(decoded(base64));
      return Fields.of(node);
    } catch (JacksonException | NumberFormatException e) {
      return Fields.of(null);
    }
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getUrlDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
