package dev.parley.flow.check;

import dev.parley.flow.model.Bot;
import dev.parley.flow.model.LanguageTag;
import dev.parley.flow.model.Phrases;
import dev.parley.flow.model.Phrases.Phrase;
import dev.parley.flow.model.Translation;
import dev.parley.flow.model.Translation.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings translations up to what a bot says now: new texts are added, texts whose key has changed
 * are found by their words, those that nobody says any more are left out, and what is stale is open
 * again, with its old words beside it.
 */
public final class TranslationUpdate {
  private TranslationUpdate() {}

  /**
   * A translation of a flow as it should be.
   *
   * @param flow the flow's id; empty for the bot's own handlers
   * @param lang the language
   */
  public static Translation of(Bot bot, String flow, String lang) {
    List<Phrase> phrases = phrases(bot, flow);
    Map<String, Text> before = before(bot, flow, lang);
    Set<String> sources = phrases.stream().map(Phrase::source).collect(Collectors.toSet());
    Map<String, String> moved = moved(phrases, before);
    Map<String, Text> texts = new LinkedHashMap<>();
    for (Phrase phrase : phrases) {
      Text there = before.getOrDefault(phrase.key(), new Text("", ""));
      if (there.source().equals(phrase.source()) && !there.text().isBlank()) {
        texts.put(phrase.key(), new Text(phrase.source(), there.text()));
      } else if (moved.containsKey(phrase.source())) {
        texts.put(phrase.key(), new Text(phrase.source(), moved.get(phrase.source())));
      } else if (Placeholders.hasWords(phrase.source())) {
        texts.put(phrase.key(), new Text(phrase.source(), "", was(there, sources)));
      }
    }
    return new Translation(flow, lang, texts);
  }

  private static List<Phrase> phrases(Bot bot, String flow) {
    return flow.isEmpty()
        ? Phrases.of(bot.handlers())
        : bot.flow(flow).map(Phrases::of).orElse(List.of());
  }

  private static Map<String, Text> before(Bot bot, String flow, String lang) {
    return bot.translations().stream()
        .filter(translation -> translation.flow().equals(flow))
        .filter(t -> LanguageTag.normal(t.lang()).equals(LanguageTag.normal(lang)))
        .findFirst()
        .map(Translation::texts)
        .orElse(Map.of());
  }

  /** Translations whose originals no longer stand under their keys, by those originals. */
  private static Map<String, String> moved(List<Phrase> phrases, Map<String, Text> before) {
    Map<String, String> now = new HashMap<>();
    phrases.forEach(phrase -> now.put(phrase.key(), phrase.source()));
    Map<String, String> moved = new HashMap<>();
    before.forEach((key, text) -> {
      if (!text.source().equals(now.get(key)) && !text.text().isBlank()) {
        moved.putIfAbsent(text.source(), text.text());
      }
    });
    return moved;
  }

  /** What is stale is no translation any more, but a good beginning for the next. */
  private static Optional<String> was(Text there, Set<String> sources) {
    if (there.text().isBlank()) {
      return there.was();
    }
    return sources.contains(there.source()) ? Optional.empty() : Optional.of(there.text());
  }

  /** The keys of a translation that still wait for words, in order. */
  public static List<String> open(Translation translation) {
    return translation.texts().entrySet().stream()
        .filter(entry -> entry.getValue().text().isBlank())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The flows of a bot that have anything to translate; the empty id is the bot's own file. */
  public static List<String> subjects(Bot bot) {
    List<String> all = new ArrayList<>(List.of(""));
    bot.flows().forEach(flow -> all.add(flow.id()));
    return all.stream()
        .filter(
            flow -> phrases(bot, flow).stream().anyMatch(p -> Placeholders.hasWords(p.source())))
        .toList();
  }

  /** Whether a flow's texts are written in this language, so that it needs no translation. */
  public static boolean own(Bot bot, String flow, String lang) {
    String own =
        bot.flow(flow)
            .flatMap(f -> f.settings().lang())
            .or(() -> bot.settings().lang())
            .orElse("en");
    return LanguageTag.normal(own).equals(LanguageTag.normal(lang));
  }
}
