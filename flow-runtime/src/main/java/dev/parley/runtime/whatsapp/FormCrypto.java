package dev.parley.runtime.whatsapp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;

/**
 * How Meta encrypts what forms exchange with us: an AES key under RSA-OAEP, the text under AES-GCM
 * with a vector of 16 bytes, and the answer under the same key with every bit of the vector turned.
 */
final class FormCrypto {
  // By its name alone Java takes SHA-1 for the mask, which Meta does not.
  private static final OAEPParameterSpec OAEP =
      new OAEPParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
  private static final int TAG_BITS = 128;
  private static final int VECTOR_BYTES = 16;
  private static final int KEY_BYTES = 16;

  private FormCrypto() {}

  static FormRequest open(byte[] body, Collection<FormKey> keys) {
    Fields envelope = json(body);
    Optional<byte[]> data = decoded(envelope, "encrypted_flow_data");
    Optional<byte[]> wrapped = decoded(envelope, "encrypted_aes_key");
    Optional<byte[]> vector =
        decoded(envelope, "initial_vector").filter(v -> v.length == VECTOR_BYTES);
    if (data.isEmpty() || wrapped.isEmpty() || vector.isEmpty()) {
      return new FormRequest.Unreadable("The body is not what a form sends.");
    }
    Optional<byte[]> key = keys.stream().flatMap(k -> unwrapped(wrapped.get(), k)).findFirst();
    if (key.isEmpty()) {
      return new FormRequest.Unreadable("It is encrypted for another key than the number's.");
    }
    return question(data.get(), new FormSecret(key.get(), vector.get()));
  }

  private static FormRequest question(byte[] data, FormSecret secret) {
    Fields question;
    try {
      question = json(secret.open(data));
    } catch (GeneralSecurityException e) {
      return new FormRequest.Unreadable("It was changed on its way, or its key is another.");
    }
    Fields entered = question.object("data");
    return new FormRequest.Question(
        action(question, entered),
        question.text("version").orElse(""),
        question.text("screen"),
        Wire.writeUnescaped(entered.node()),
        question.text("flow_token"),
        question.text("flow_token_signature"),
        secret);
  }

  private static FormRequest.Action action(Fields question, Fields entered) {
    if (entered.has("error")) {
      return FormRequest.Action.FAULT;
    }
    return switch (question.text("action").orElse("").toLowerCase(Locale.ROOT)) {
      case "ping" -> FormRequest.Action.PING;
      case "init" -> FormRequest.Action.INIT;
      case "back" -> FormRequest.Action.BACK;
      case "data_exchange" -> FormRequest.Action.DATA_EXCHANGE;
      default -> FormRequest.Action.OTHER;
    };
  }

  static String seal(String json, byte[] key, byte[] vector) {
    byte[] turned = vector.clone();
    for (int i = 0; i < turned.length; i++) {
      turned[i] = (byte) ~turned[i];
    }
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, turned);
      byte[] sealed = cipher.doFinal(json.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform must offer AES in Galois mode", e);
    }
  }

  static Cipher cipher(int mode, byte[] key, byte[] vector) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, vector));
    return cipher;
  }

  private static Stream<byte[]> unwrapped(byte[] wrapped, FormKey key) {
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
      cipher.init(Cipher.DECRYPT_MODE, key.key(), OAEP);
      byte[] secret = cipher.doFinal(wrapped);
      return Stream.of(secret).filter(s -> s.length == KEY_BYTES);
    } catch (GeneralSecurityException e) {
      // It is for another key; the caller asks the next one.
      return Stream.empty();
    }
  }

  private static Fields json(byte[] text) {
    try {
      return Fields.of(Wire.read(text));
    } catch (JacksonException | NumberFormatException e) {
      // What is no JSON holds none of the members that are asked for next.
      return Fields.of(null);
    }
  }

  private static Optional<byte[]> decoded(Fields fields, String name) {
    try {
      return fields.text(name).map(Base64.getDecoder()::decode);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
