package dev.parley.runtime.contact.consent;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a consent came to be known. */
public enum ConsentSource {
  /** The contact wrote a word that opts out or in. */
  KEYWORD,
  /** A flow noted it. */
  FLOW,
  /** A person of the business, or one of their programs, wrote it down. */
  API,
  /** It came with a list of contacts. */
  IMPORT,
  /** The contact said so in WhatsApp's own settings. */
  USER_PREFERENCES,
  /** Meta refused a message because the contact has stopped advertising (code 131050). */
  REFUSED_BY_META,
  /** The business blocked the contact, or unblocked them. */
  BLOCK;

  /** Its word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ConsentSource of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  static List<String> words() {
    return Arrays.stream(values()).map(ConsentSource::word).toList();
  }
}
