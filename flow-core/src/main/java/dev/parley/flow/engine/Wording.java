package dev.parley.flow.engine;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Cta;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.LanguageTag;
import dev.parley.flow.model.Phrases;
import dev.parley.flow.model.Prompt;
import dev.parley.flow.model.Translation;
import dev.parley.flow.script.TextProgram;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compiles what a flow says, in all languages that it is there in. A translation that was made from
 * another text than the flow has now is not said: the flow's own words are right, if in the wrong
 * language.
 */
final class Wording {
  private final Expressions js;
  private final Tongues tongues;
  private final IdentityHashMap<Action, Home> homes = new IdentityHashMap<>();

  /**
   * Where an action's texts are translated.
   *
   * @param lang the language they are written in, in its one spelling
   * @param translations by language
   * @param keys of the texts, by their pointers below the action
   */
  private record Home(
      String lang, Map<String, Translation> translations, Map<String, String> keys) {}

  private Wording(Expressions js, Tongues tongues) {
    this.js = js;
    this.tongues = tongues;
  }

  static Wording of(Bot bot, Flow flow, Expressions js, Tongues tongues) {
    Wording wording = new Wording(js, tongues);
    if (!tongues.none()) {
      String lang = flow.settings().lang().orElse(Tongues.own(bot));
      wording.add(Phrases.of(flow), lang, translations(bot, flow.id()));
      wording.add(Phrases.of(bot.handlers()), Tongues.own(bot), translations(bot, ""));
    }
    return wording;
  }

  private static Map<String, Translation> translations(Bot bot, String flow) {
    Map<String, Translation> translations = new HashMap<>();
    for (Translation translation : bot.translations()) {
      if (translation.flow().equals(flow)) {
        translations.putIfAbsent(LanguageTag.normal(translation.lang()), translation);
      }
    }
    return translations;
  }

  private void add(
      List<Phrases.Phrase> phrases, String lang, Map<String, Translation> translations) {
    String own = LanguageTag.normal(lang);
    for (Phrases.Phrase phrase : phrases) {
      homes
          .computeIfAbsent(phrase.action(), a -> new Home(own, translations, new HashMap<>()))
          .keys()
          .putIfAbsent(phrase.at(), phrase.key());
    }
  }

  /** The place of the language that an action's texts are written in. */
  int tongue(Action action) {
    Home home = homes.get(action);
    return home == null ? Tongues.UNKNOWN : tongues.find(home.lang());
  }

  PromptText prompt(Action action, Prompt prompt, Optional<Cta> cta) {
    return new PromptText(
        text(action, "/text", prompt.text()),
        text(action, "/header", prompt.header()),
        text(action, "/footer", prompt.footer()),
        text(action, "/cta/label", cta.map(Cta::label)),
        js.text(cta.map(Cta::url)));
  }

  @Nullable TextProgram text(Action action, String at, Optional<String> raw) {
    return raw.isEmpty() ? null : text(action, at, raw.get());
  }

  /**
   * A text of an action.
   *
   * @param at its pointer below the action
   */
  TextProgram text(Action action, String at, String raw) {
    TextProgram original = js.text(raw);
    Home home = homes.get(action);
    if (home == null || home.translations().isEmpty()) {
      return original;
    }
    Map<String, TextProgram> compiled = new HashMap<>();
    compiled.put(raw, original);
    TextProgram[] byTongue = new TextProgram[tongues.names().size()];
    for (int i = 0; i < byTongue.length; i++) {
      String words = words(home, tongues.names().get(i), at, raw);
      byTongue[i] = compiled.computeIfAbsent(words, js::text);
    }
    return compiled.size() == 1 ? original : new Translated(byTongue, original);
  }

  /** What is said in a language: the exact translation, a more general one, or the original. */
  private static String words(Home home, String lang, String at, String raw) {
    String key = home.keys().get(at);
    for (String tag : LanguageTag.widening(lang)) {
      Translation translation = home.translations().get(tag);
      Translation.Text text =
          key == null || translation == null ? null : translation.texts().get(key);
      if (tag.equals(home.lang())) {
        return raw;
      }
      if (text != null && text.source().equals(raw) && !text.text().isBlank()) {
        return text.text();
      }
    }
    return raw;
  }
}
