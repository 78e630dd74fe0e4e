package dev.parley.flow.model;

import java.util.Locale;

/** What kind of file a message carries. */
public enum MediaKind {
  IMAGE,
  VIDEO,
  AUDIO,
  DOCUMENT,
  STICKER;

  /** The word in the language. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
