package dev.parley.runtime.emulator;

/**
 * An error of the Cloud API in Meta's words.
 *
 * @param code the number to switch on
 * @param http the status of the answer that carries it
 * @param way how the business learns of it
 * @param title the general sentence of the code
 * @param details what is wrong in particular
 */
record MetaError(int code, int http, Way way, String title, String details) {
  private static final int SERVICE = 2;
  private static final int UNAVAILABLE = 131016;

  /** How the business learns of an error. */
  enum Way {
    /** In the answer to the send. */
    ANSWER,
    /** By a status {@code failed}, after the send was accepted. */
    STATUS
  }

  /** The same, told in another way. */
  MetaError by(Way other) {
    return new MetaError(code, http, other, title, details);
  }

  /** Whether Meta marks it as something that will pass. */
  boolean isTransient() {
    return code == SERVICE || code == UNAVAILABLE;
  }

  Trouble trouble() {
    return new Trouble(code, title, details);
  }
}
