package dev.parley.flow.check;

import dev.parley.flow.check.Problem.Place;
import dev.parley.flow.model.LanguageTag;
import dev.parley.flow.model.Phrases.Phrase;
import dev.parley.flow.model.Translation;
import dev.parley.flow.script.Nearest;
import dev.parley.flow.script.Script;
import dev.parley.flow.script.ScriptProblem;
import dev.parley.flow.script.Template;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Translations that are missing, stale or have other placeholders than their originals (FLW4101).
 * That they are not too long is the matter of the checks that measure the originals.
 */
final class TranslationCheck implements Check {
  static final String CODE = "FLW4101";

  /** Enough to see what kind of texts they are; the command i18n lists them all. */
  private static final int SHOWN = 5;

  @Override
  public void run(Subject subject, List<Problem> problems) {
    Voices voices = subject.outlines().voices(subject.flow());
    for (Translation translation : voices.translations) {
      if (LanguageTag.normal(translation.lang()).equals(voices.lang)) {
        problems.add(
            warning(
                    Place.of(translation.file(), ""),
                    "these texts are written in `%s` anyway".formatted(translation.lang()))
                .problem());
      } else {
        translation
            .texts()
            .forEach((key, text) -> text(voices, new Entry(translation, key, text), problems));
        missing(voices, translation, problems);
      }
    }
    untranslated(subject, voices, problems);
  }

  /** One text of a translation. */
  private record Entry(Translation translation, String key, Translation.Text text) {
    Place place() {
      return Voices.place(translation, key);
    }
  }

  private static Issue warning(Place place, String message) {
    return Issue.warning(CODE, place, message);
  }

  private static void text(Voices voices, Entry entry, List<Problem> problems) {
    Phrase phrase = voices.phrases.get(entry.key());
    if (phrase == null) {
      Issue issue =
          warning(entry.place(), "there is no text `%s` to translate".formatted(entry.key()));
      Nearest.to(entry.key(), voices.phrases.keySet())
          .ifPresent(near -> issue.help("there is one called `" + near + "`"));
      problems.add(issue.problem());
    } else if (!entry.text().text().isBlank() && !phrase.source().equals(entry.text().source())) {
      problems.add(
          warning(
                  entry.place(),
                  "the translation of `%s` is stale, and the original is said instead"
                      .formatted(entry.key()))
              .help("the original is now: " + phrase.source().lines().findFirst().orElse(""))
              .problem());
    } else if (!entry.text().text().isBlank()) {
      sound(phrase, entry, problems);
    }
  }

  private static void sound(Phrase phrase, Entry entry, List<Problem> problems) {
    Template template = Script.template(entry.text().text());
    boolean broken = false;
    for (ScriptProblem found : template.problems()) {
      Place whole = entry.place();
      Place place = new Place(whole.flow(), whole.pointer(), found.start(), found.end());
      boolean harmless = found.code().equals(ScriptProblem.NOT_INTERPOLATED);
      broken |= !harmless;
      problems.add(
          (harmless
                  ? Issue.warning(found.code(), place, found.message())
                  : Issue.error(found.code(), place, found.message()))
              .suggest(found.suggestion())
              .problem());
    }
    if (!broken) {
      placeholders(phrase, entry, template, problems);
    }
  }

  private static void placeholders(
      Phrase phrase, Entry entry, Template template, List<Problem> problems) {
    Set<String> wanted = Placeholders.of(Script.template(phrase.source()), phrase.source());
    Set<String> given = Placeholders.of(template, entry.text().text());
    Set<String> lacking = new TreeSet<>(wanted);
    lacking.removeAll(given);
    Set<String> extra = new TreeSet<>(given);
    extra.removeAll(wanted);
    if (!lacking.isEmpty() || !extra.isEmpty()) {
      String message =
          lacking.isEmpty()
              ? "the translation has `%s`, which the original does not have"
                  .formatted(String.join("`, `", extra))
              : "the translation lacks `%s` of the original"
                  .formatted(String.join("`, `", lacking));
      problems.add(
          Issue.error(CODE, entry.place(), message)
              .help("the original is: " + phrase.source().lines().findFirst().orElse(""))
              .problem());
    }
  }

  private static void missing(Voices voices, Translation translation, List<Problem> problems) {
    List<String> missing =
        voices.phrases.values().stream()
            .filter(phrase -> Placeholders.hasWords(phrase.source()))
            .filter(phrase -> {
              Translation.Text text = translation.texts().get(phrase.key());
              return text == null || text.text().isBlank();
            })
            .map(Phrase::key)
            .toList();
    if (!missing.isEmpty()) {
      String more = missing.size() > SHOWN ? " and %d more".formatted(missing.size() - SHOWN) : "";
      problems.add(
          warning(
                  Place.of(translation.file(), "/texts"),
                  "%d %s not translated to `%s`"
                      .formatted(
                          missing.size(),
                          missing.size() == 1 ? "text is" : "texts are",
                          translation.lang()))
              .help(
                  "missing: `"
                      + String.join("`, `", missing.stream().limit(SHOWN).toList())
                      + "`"
                      + more)
              .problem());
    }
  }

  /** Languages that the bot says it speaks, and no file has. */
  private static void untranslated(Subject subject, Voices voices, List<Problem> problems) {
    if (voices.phrases.values().stream().noneMatch(p -> Placeholders.hasWords(p.source()))) {
      return;
    }
    List<String> there =
        voices.translations.stream().map(t -> LanguageTag.normal(t.lang())).toList();
    List<String> absent =
        subject.bot().settings().languages().stream()
            .filter(lang -> !LanguageTag.normal(lang).equals(voices.lang))
            .filter(lang -> LanguageTag.widening(lang).stream().noneMatch(there::contains))
            .toList();
    if (!absent.isEmpty()) {
      String of = subject.isBot() ? Translation.OF_BOT : subject.flow().id();
      problems.add(
          warning(
                  subject.place(subject.isBot() ? "/languages" : "/flow"),
                  "this is not translated to `%s`".formatted(String.join("`, `", absent)))
              .help(
                  "`parley i18n extract` makes translations/%s.%s.json"
                      .formatted(of, absent.getFirst()))
              .problem());
    }
  }
}
