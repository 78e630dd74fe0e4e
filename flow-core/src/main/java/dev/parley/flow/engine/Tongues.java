package dev.parley.flow.engine;

import dev.parley.flow.model.Bot;
import dev.parley.flow.model.LanguageTag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The languages that a bot's texts are there in, counted from 0. A bot without translations has
 * none: then nobody asks for a contact's language when a text is made.
 */
final class Tongues {
  /** No such language. */
  static final int UNKNOWN = -1;

  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();

  private Tongues() {}

  static Tongues of(Bot bot) {
    Tongues tongues = new Tongues();
    if (!bot.translations().isEmpty()) {
      tongues.add(own(bot));
      bot.flows().forEach(flow -> flow.settings().lang().ifPresent(tongues::add));
      bot.translations().forEach(translation -> tongues.add(translation.lang()));
    }
    return tongues;
  }

  /** The language that a bot's own texts are written in. */
  static String own(Bot bot) {
    return bot.settings().lang().orElse("en");
  }

  private void add(String lang) {
    String name = LanguageTag.normal(lang);
    if (places.putIfAbsent(name, names.size()) == null) {
      names.add(name);
    }
  }

  /** Whether there are no translations. */
  boolean none() {
    return names.isEmpty();
  }

  /** The languages in one spelling, by their places. */
  List<String> names() {
    return names;
  }

  /** The place of a language, or of the nearest more general one. */
  int find(String lang) {
    Integer exact = places.get(lang);
    if (exact != null) {
      return exact;
    }
    for (String tag : LanguageTag.widening(lang)) {
      Integer place = places.get(tag);
      if (place != null) {
        return place;
      }
    }
    return UNKNOWN;
  }
}
