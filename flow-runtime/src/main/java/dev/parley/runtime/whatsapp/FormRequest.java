package dev.parley.runtime.whatsapp;

import java.util.Collection;
import java.util.Optional;

/** What a form of Meta's asks this server, once decrypted. */
public sealed interface FormRequest {

  /** The HTTP status that makes Meta fetch the public key again and retry. */
  int CANNOT_DECRYPT = 421;

  /** The HTTP status for a request whose signature is wrong. */
  int BAD_SIGNATURE = 432;

  /** The HTTP status that closes a form whose token is not valid any more. */
  int BAD_TOKEN = 427;

  /**
   * Reads the body of a request. Its signature is checked before, with {@link Signature}.
   *
   * @param keys the number's key, and the one before while keys change
   */
  static FormRequest read(byte[] body, Collection<FormKey> keys) {
    return FormCrypto.open(body, keys);
  }

  /** It could not be decrypted: answer with {@link #CANNOT_DECRYPT}. */
  record Unreadable(String reason) implements FormRequest {}

  /**
   * A question and the secret to answer it with.
   *
   * @param version of the exchange, such as {@code 3.0}
   * @param screen the screen the customer is on
   * @param data what the customer entered, as JSON
   * @param token our name for what is filled in
   * @param tokenSignature what proves that Meta vouches for the token
   */
  record Question(
      Action action,
      String version,
      Optional<String> screen,
      String data,
      Optional<String> token,
      Optional<String> tokenSignature,
      FormSecret secret)
      implements FormRequest {

    /** Whether the token is vouched for by one of the app's secrets. */
    public boolean vouched(Collection<String> appSecrets) {
      return token.isPresent()
          && tokenSignature.isPresent()
          && FormToken.vouches(tokenSignature.get(), token.get(), appSecrets);
    }
  }

  /** What a question is about. */
  enum Action {
    /** Whether the server is there. */
    PING,
    /** The form was opened. */
    INIT,
    /** The customer went back to a screen. */
    BACK,
    /** The customer entered something. */
    DATA_EXCHANGE,
    /** The form met an error that we caused; it is to be acknowledged. */
    FAULT,
    /** A word this version does not know. */
    OTHER
  }
}
