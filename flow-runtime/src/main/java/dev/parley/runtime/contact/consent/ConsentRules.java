package dev.parley.runtime.contact.consent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an account's contacts opt out and in by what they write.
 *
 * @param usual whether the usual words of many languages count besides the account's own
 * @param out words of the account's own that opt out
 * @param in words of the account's own that opt in
 * @param byes what is said to whoever opts out, by language; nothing where it is empty
 * @param hellos what is said to whoever opts in
 * @param version goes up with every change
 */
record ConsentRules(
    boolean usual,
    List<String> out,
    List<String> in,
    Map<String, String> byes,
    Map<String, String> hellos,
    long version) {
  /** Of an account that has set nothing. */
  static final ConsentRules USUAL =
      new ConsentRules(true, List.of(), List.of(), Map.of(), Map.of(), 0);

  ConsentRules {
    out = List.copyOf(out);
    in = List.copyOf(in);
    byes = Map.copyOf(byes);
    hellos = Map.copyOf(hellos);
  }

  /** The account's own words as they are looked up. */
  Map<String, OptWord> own() {
    Map<String, OptWord> own = new HashMap<>();
    in.forEach(word -> own.put(OptWord.bare(word), new OptWord(OptWord.Kind.IN, "")));
    out.forEach(word -> own.put(OptWord.bare(word), new OptWord(OptWord.Kind.OUT, "")));
    return own;
  }

  /** What is said to somebody who speaks one of these languages; empty for nothing. */
  Optional<String> said(boolean given, List<String> languages) {
    String text =
        UsualWords.chosen(given ? hellos : byes, languages)
            .orElseGet(() -> UsualWords.ALL.said(given, languages));
    return Optional.of(text).filter(t -> !t.isBlank());
  }
}
