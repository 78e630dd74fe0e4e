package dev.parley.flow.check;

import dev.parley.flow.check.Problem.Place;
import dev.parley.flow.engine.Keywords;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Handler;
import dev.parley.flow.script.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keywords that an option of the same name takes away (FLW3204). */
final class KeywordCheck implements Check {
  @Override
  public void run(Subject subject, List<Problem> problems) {
    if (subject.flow().handlers().stream().noneMatch(Handler.OnKeyword.class::isInstance)) {
      return; // the titles of all options are collected for keywords alone
    }
    Map<String, Place> titles = new HashMap<>();
    List<Flow> flows = subject.isBot() ? subject.bot().flows() : List.of(subject.flow());
    flows.forEach(flow -> collect(flow.id(), subject.outlines().of(flow), titles));
    Each.of(
        subject.flow().handlers(),
        "/handlers",
        (handler, p) -> {
          if (handler instanceof Handler.OnKeyword on) {
            Each.of(
                on.words(), p + "/words", (word, at) -> word(subject, titles, word, at, problems));
          }
        });
  }

  private static void word(
      Subject subject, Map<String, Place> titles, String word, String at, List<Problem> problems) {
    Place option = titles.get(Keywords.fold(word));
    if (option != null) {
      problems.add(
          Issue.warning(
                  "FLW3204",
                  subject.place(at),
                  "`%s` is also the title of an option, which goes first".formatted(word))
              .related(option, "the option")
              .problem());
    }
  }

  private static void collect(String flow, Outline outline, Map<String, Place> titles) {
    for (Outline.Placed placed : outline.actions) {
      if (placed.action() instanceof Action.Choose choose) {
        Offers.of(choose, placed.pointer())
            .forOptions((option, p) -> {
              Place place = Place.of(flow, p + "/title");
              constant(outline, p + "/title")
                  .ifPresent(title -> titles.putIfAbsent(Keywords.fold(title), place));
            });
      }
    }
  }

  private static Optional<String> constant(Outline outline, String pointer) {
    return outline
        .site(pointer)
        .flatMap(Site::template)
        .filter(Template::constant)
        .map(template ->
            template.parts().stream()
                .map(part -> ((Template.Literal) part).text())
                .reduce("", String::concat));
  }
}
