package dev.parley.flow.model;

import java.util.Locale;

/** What a message shows that is made of fields and no file. */
public enum CardKind {
  LOCATION,
  CONTACT,
  PRODUCT;

  /** The word in the language. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
