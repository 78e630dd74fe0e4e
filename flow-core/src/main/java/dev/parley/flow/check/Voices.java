package dev.parley.flow.check;

import dev.parley.flow.check.Problem.Place;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.LanguageTag;
import dev.parley.flow.model.Phrases;
import dev.parley.flow.model.Phrases.Phrase;
import dev.parley.flow.model.Translation;
import dev.parley.flow.script.Script;
import dev.parley.flow.script.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a flow says in other languages, brought together with what it says itself. */
final class Voices {
  private static final Voices NONE = new Voices(Map.of(), List.of(), "");

  /** The flow's texts by their keys. */
  final Map<String, Phrase> phrases;

  /** Its translations. */
  final List<Translation> translations;

  /** The language it is written in, in its one spelling. */
  final String lang;

  private final Map<String, List<Voice>> voices = new HashMap<>();

  /**
   * A text in another language.
   *
   * @param lang the language, in its one spelling
   * @param place where the translation stands
   */
  record Voice(String lang, Place place, String text, Template template) {}

  private Voices(Map<String, Phrase> phrases, List<Translation> translations, String lang) {
    this.phrases = phrases;
    this.translations = translations;
    this.lang = lang;
  }

  static Voices of(Bot bot, Flow flow, Outline outline) {
    List<Translation> translations =
        bot.translations().stream().filter(t -> t.flow().equals(flow.id())).toList();
    if (translations.isEmpty() && bot.settings().languages().isEmpty()) {
      return NONE;
    }
    Map<String, Phrase> phrases = new LinkedHashMap<>();
    Phrases.of(flow).forEach(phrase -> phrases.put(phrase.key(), phrase));
    String lang = flow.settings().lang().or(() -> bot.settings().lang()).orElse("en");
    Voices voices = new Voices(phrases, translations, LanguageTag.normal(lang));
    IdentityHashMap<Action, String> pointers = new IdentityHashMap<>();
    outline.actions.forEach(placed -> pointers.put(placed.action(), placed.pointer()));
    translations.forEach(translation -> voices.add(translation, pointers));
    return voices;
  }

  private void add(Translation translation, IdentityHashMap<Action, String> pointers) {
    translation
        .texts()
        .forEach((key, text) -> {
          Phrase phrase = phrases.get(key);
          if (phrase != null && said(phrase, text)) {
            voices
                .computeIfAbsent(
                    pointers.get(phrase.action()) + phrase.at(), at -> new ArrayList<>())
                .add(
                    new Voice(
                        LanguageTag.normal(translation.lang()),
                        place(translation, key),
                        text.text(),
                        Script.template(text.text())));
          }
        });
  }

  /** Whether a translation is made from what the flow says now. */
  static boolean said(Phrase phrase, Translation.Text text) {
    return text.source().equals(phrase.source()) && !text.text().isBlank();
  }

  /** Where the translation of a text stands. */
  static Place place(Translation translation, String key) {
    String escaped = key.replace("~", "~0").replace("/", "~1");
    return Place.of(translation.file(), "/texts/" + escaped + "/text");
  }

  /** The translations of the text at an address of the flow. */
  List<Voice> at(String pointer) {
    return voices.getOrDefault(pointer, List.of());
  }
}
