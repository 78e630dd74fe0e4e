package dev.parley.flow.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;

/** The sentences and words the engine has of its own, by language; English where one is missing. */
final class BuiltInTexts {
  private static final List<String> LANGUAGES = List.of("en", "hi", "es", "pt", "fr", "id");
  private static final Map<String, BuiltInTexts> ALL = load();

  private final ResourceBundle bundle;
  private final Map<String, Set<String>> words = new HashMap<>();

  private BuiltInTexts(ResourceBundle bundle) {
    this.bundle = bundle;
    for (String key : List.of("yes", "no", "today", "tomorrow")) {
      Set<String> folded = new HashSet<>();
      for (String word : bundle.getString(key).split(",")) {
        folded.add(Keywords.fold(word));
      }
      words.put(key, Set.copyOf(folded));
    }
  }

  private static Map<String, BuiltInTexts> load() {
    Map<String, BuiltInTexts> all = new HashMap<>();
    for (String lang : LANGUAGES) {
      Locale locale = lang.equals("en") ? Locale.ROOT : Locale.forLanguageTag(lang);
      all.put(
          lang,
          new BuiltInTexts(
              ResourceBundle.getBundle(
                  BuiltInTexts.class.getPackageName() + ".texts",
                  locale,
                  BuiltInTexts.class.getModule())));
    }
    return Map.copyOf(all);
  }

  /** The texts of a BCP 47 language, by its first part. */
  static BuiltInTexts of(String lang) {
    BuiltInTexts exact = ALL.get(lang);
    if (exact != null) {
      return exact;
    }
    String first = lang.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    return ALL.getOrDefault(first, english());
  }

  private static BuiltInTexts english() {
    BuiltInTexts english = ALL.get("en");
    if (english == null) {
      throw new MissingResourceException("no English texts", "texts", "en");
    }
    return english;
  }

  String text(String key) {
    return bundle.getString(key);
  }

  Set<String> words(String key) {
    return words.getOrDefault(key, Set.of());
  }
}
