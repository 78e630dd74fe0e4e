package dev.parley.runtime.whatsapp;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/** The key of one exchange with a form; it encrypts the one answer to the one question. */
public final class FormSecret {
  private final byte[] key;
  private final byte[] vector;

  FormSecret(byte[] key, byte[] vector) {
    this.key = key.clone();
    this.vector = vector.clone();
  }

  /** The text of the question. */
  byte[] open(byte[] data) throws GeneralSecurityException {
    return FormCrypto.cipher(Cipher.DECRYPT_MODE, key, vector).doFinal(data);
  }

  /** The body of the response: base64 as plain text, to be sent with HTTP status 200. */
  public String seal(FormAnswer answer) {
    return FormCrypto.seal(answer.json(), key, vector);
  }

  @Override
  public String toString() {
    return "FormSecret[…]";
  }
}
