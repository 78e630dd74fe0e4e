package dev.parley.runtime.contact.consent;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What was done about a contact's consent. */
public enum ConsentAct {
  /** It was given. */
  GRANTED,
  /** It was taken back. */
  WITHDRAWN,
  /** The business wants to hear no more of the contact. */
  BLOCKED,
  /** It does again; what had been agreed to before holds again. */
  UNBLOCKED;

  /** Its word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ConsentAct of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  static List<String> words() {
    return Arrays.stream(values()).map(ConsentAct::word).toList();
  }
}
