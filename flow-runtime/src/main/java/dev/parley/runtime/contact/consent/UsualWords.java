package dev.parley.runtime.contact.consent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The words by which people usually opt out and in, and what they are told, in many languages. */
final class UsualWords {
  /** The only ones; they are read from {@code words.txt}. */
  static final UsualWords ALL = read();

  private static final String ENGLISH = "en";

  private final Map<String, OptWord> words;
  private final Map<String, String> byes;
  private final Map<String, String> hellos;

  private UsualWords(
      Map<String, OptWord> words, Map<String, String> byes, Map<String, String> hellos) {
    this.words = Map.copyOf(words);
    this.byes = Map.copyOf(byes);
    this.hellos = Map.copyOf(hellos);
  }

  /** The word that a text is; empty if it is none. */
  Optional<OptWord> of(String bare) {
    return Optional.ofNullable(words.get(bare));
  }

  /** What is said to somebody who opts in or out, in one of these languages or in English. */
  String said(boolean given, List<String> languages) {
    return chosen(given ? hellos : byes, languages).orElse("");
  }

  /** A text in the first of these languages that there is one in, or in English. */
  static Optional<String> chosen(Map<String, String> texts, List<String> languages) {
    List<String> wanted = new ArrayList<>();
    for (String language : languages) {
      wanted.add(language);
      wanted.add(language.replaceFirst("_.*", ""));
    }
    wanted.add(ENGLISH);
    return wanted.stream().map(texts::get).filter(Objects::nonNull).findFirst();
  }

  private static UsualWords read() {
    Map<String, OptWord> words = new HashMap<>();
    Map<String, String> byes = new HashMap<>();
    Map<String, String> hellos = new HashMap<>();
    for (String line : text().lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
      int space = line.indexOf(' ');
      int colon = line.indexOf(": ");
      String language = line.substring(space + 1, colon);
      String rest = line.substring(colon + 2).strip();
      switch (line.substring(0, space)) {
        case "bye" -> byes.put(language, rest);
        case "hello" -> hellos.put(language, rest);
        case String kind -> {
          OptWord word = new OptWord(OptWord.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), language);
          for (String one : rest.split(", ", -1)) {
            // Neighbouring languages share words; the first to have one is as good as another.
            words.putIfAbsent(OptWord.bare(one), word);
          }
        }
      }
    }
    return new UsualWords(words, byes, hellos);
  }

  private static String text() {
    try (InputStream in = UsualWords.class.getResourceAsStream("words.txt")) {
      return new String(
          Objects.requireNonNull(in, "words.txt").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
