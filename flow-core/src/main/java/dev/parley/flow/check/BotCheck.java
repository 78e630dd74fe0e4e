package dev.parley.flow.check;

import dev.parley.flow.check.Problem.Place;
import dev.parley.flow.engine.Keywords;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.LanguageTag;
import dev.parley.flow.model.Translation;
import dev.parley.flow.model.Trigger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Faults between the flows of a bot: the same name (FLW2201) or the same trigger (FLW3204). */
final class BotCheck {
  void run(Bot bot, List<Problem> problems) {
    Map<String, Place> ids = new HashMap<>();
    Map<String, Place> words = new HashMap<>();
    for (Flow flow : bot.flows()) {
      Place here = Place.of(flow.id(), "/flow");
      if (ids.putIfAbsent(flow.id(), here) != null) {
        problems.add(
            Issue.error("FLW2201", here, "there are two flows called `%s`".formatted(flow.id()))
                .problem());
      }
      Each.of(flow.triggers(), "/triggers", (t, p) -> trigger(flow, t, p, words, problems));
    }
    Set<String> translated = new HashSet<>();
    bot.translations().forEach(one -> translation(bot, one, translated, problems));
  }

  private static void translation(
      Bot bot, Translation translation, Set<String> translated, List<Problem> problems) {
    Place here = Place.of(translation.file(), "");
    if (!translation.flow().isEmpty() && bot.flow(translation.flow()).isEmpty()) {
      problems.add(
          Issue.warning(
                  TranslationCheck.CODE,
                  here,
                  "there is no flow called `%s` to translate".formatted(translation.flow()))
              .problem());
    }
    if (!translated.add(translation.flow() + " " + LanguageTag.normal(translation.lang()))) {
      problems.add(
          Issue.error("FLW2203", here, "there is a second translation to the same language")
              .problem());
    }
  }

  private static void trigger(
      Flow flow,
      Trigger trigger,
      String pointer,
      Map<String, Place> words,
      List<Problem> problems) {
    if (!(trigger instanceof Trigger.Keyword on) || on.when().isPresent()) {
      return;
    }
    Each.of(
        on.words(),
        pointer + "/words",
        (word, at) -> {
          Place here = Place.of(flow.id(), at);
          Place there = words.putIfAbsent(on.match() + " " + Keywords.fold(word), here);
          if (there != null && !there.flow().equals(flow.id())) {
            problems.add(
                Issue.warning(
                        "FLW3204",
                        here,
                        "`%s` already starts flow `%s`".formatted(word, there.flow()))
                    .help(
                        "of two flows with the same keyword the one whose name sorts first starts")
                    .related(there, "the other keyword")
                    .problem());
          }
        });
  }
}
