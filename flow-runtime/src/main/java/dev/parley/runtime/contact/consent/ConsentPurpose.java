package dev.parley.runtime.contact.consent;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What messages are for that a contact agrees to. */
public enum ConsentPurpose {
  /** Advertising: nobody gets it who has not agreed. */
  MARKETING,
  /** What serves the contact without having been asked: everybody gets it who has not objected. */
  UTILITY;

  /** Its word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The purpose of a word; empty for purposes of an author's own. */
  public static Optional<ConsentPurpose> of(String word) {
    return Arrays.stream(values()).filter(p -> p.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(ConsentPurpose::word).toList();
  }
}
