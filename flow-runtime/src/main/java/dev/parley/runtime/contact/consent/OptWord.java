package dev.parley.runtime.contact.consent;

import dev.parley.flow.engine.Keywords;
import java.util.regex.Pattern;

/**
 * A word by which people opt out or in.
 *
 * @param kind what it does
 * @param language it is in; empty if the account has set it
 */
record OptWord(Kind kind, String language) {
  /** So long is no word; whoever writes more wants to say something. */
  private static final int LONGEST = 80;

  /** Joiners and marks of direction, which people do not see, and apostrophes. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}'’`´]");

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  /** What a word does. */
  enum Kind {
    /** Opts out, whatever goes on. */
    OUT,
    /** Opts out while no flow waits for an answer. */
    IDLE,
    /** Opts in. */
    IN
  }

  /** A text with nothing but its words, by which it is looked up; empty if it is too long. */
  static String bare(String text) {
    if (text.length() > LONGEST) {
      return "";
    }
    String seen = UNSEEN.matcher(Keywords.fold(text)).replaceAll("");
    return NO_LETTERS.matcher(seen).replaceAll(" ").strip();
  }

  /** Whether the account has set it. */
  boolean own() {
    return language.isEmpty();
  }
}
