package dev.parley.runtime.contact.query;

import java.util.Locale;
import java.util.Set;

/** The words that mean something in every query, whatever their case. */
final class Words {
  private static final Set<String> KEYWORDS =
      Set.of(
          "and",
          "or",
          "not",
          "in",
          "is",
          "has",
          "empty",
          "contains",
          "starts",
          "with",
          "true",
          "false",
          "ago",
          "from",
          "now",
          "today",
          "yesterday",
          "tomorrow");

  private Words() {}

  static boolean isKeyword(String word) {
    return KEYWORDS.contains(word.toLowerCase(Locale.ROOT));
  }
}
