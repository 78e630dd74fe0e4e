package dev.parley.flow.check;

import dev.parley.flow.engine.Keywords;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.LanguageTag;
import dev.parley.flow.model.Option;
import dev.parley.flow.model.WhatsAppLimits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Options WhatsApp would not take: too many (FLW3404), long ids (FLW3405), twins (FLW3406). */
final class OptionCheck implements Check {
  private static final WhatsAppLimits LIMITS = WhatsAppLimits.V24;

  /** What a button's id holds beside the author's names: session, entry and separators. */
  private static final int LEAST_TOKEN = 6;

  private static final int USUAL_TOKEN = 64;

  @Override
  public void run(Subject subject, List<Problem> problems) {
    for (Outline.Placed placed : subject.outline().actions) {
      if (placed.action() instanceof Action.Choose choose) {
        count(subject, choose, placed.pointer(), problems);
        ids(subject, choose, placed, problems);
        titles(subject, choose, placed.pointer(), problems);
      }
    }
  }

  private static void count(
      Subject subject, Action.Choose choose, String p, List<Problem> problems) {
    Shape shape = Shape.of(choose);
    boolean forcedButtons = shape.buttons() && choose.form().kind().isPresent();
    int limit = forcedButtons ? LIMITS.buttons().count() : LIMITS.menu().rows();
    String what = forcedButtons ? "reply buttons" : "options";
    if (shape.always() > limit) {
      problems.add(
          Issue.error(
                  "FLW3404",
                  subject.place(p + "/options"),
                  "%d options, and WhatsApp shows %d %s".formatted(shape.always(), limit, what))
              .problem());
    } else if (shape.all() > limit) {
      problems.add(
          Issue.warning(
                  "FLW3404",
                  subject.place(p + "/options"),
                  "up to %d options, and WhatsApp shows %d %s".formatted(shape.all(), limit, what))
              .problem());
    }
  }

  private static void ids(
      Subject subject, Action.Choose choose, Outline.Placed placed, List<Problem> problems) {
    Shape shape = Shape.of(choose);
    if (shape.text()) {
      return;
    }
    int row = LIMITS.menu().row().id();
    int button = LIMITS.buttons().id();
    int must = shape.buttons() ? button : row;
    int may = shape.list() ? row : button;
    int names = WhatsAppLimits.length(subject.flow().id() + placed.scope() + choose.variable());
    Offers.of(choose, placed.pointer())
        .forOptions((option, at) -> {
          int length = names + WhatsAppLimits.length(option.id());
          String message =
              "flow, step, variable and option make a button's id too long for WhatsApp";
          if (length + LEAST_TOKEN > must) {
            problems.add(Issue.error("FLW3405", subject.place(at + "/id"), message).problem());
          } else if (length + USUAL_TOKEN > may) {
            problems.add(Issue.warning("FLW3405", subject.place(at + "/id"), message).problem());
          }
        });
  }

  private static void titles(
      Subject subject, Action.Choose choose, String p, List<Problem> problems) {
    Map<String, Offers.Placed<Option>> first = new HashMap<>();
    List<Offers.Placed<Option>> options = Offers.of(choose, p).options();
    for (Offers.Placed<Option> option : options) {
      Offers.Placed<Option> earlier =
          first.putIfAbsent(Keywords.fold(option.offer().title()), option);
      if (earlier != null) {
        problems.add(twins(subject, Shape.of(choose), earlier, option));
      }
    }
    Voices voices = subject.outlines().voices(subject.flow());
    voices.translations.stream()
        .map(translation -> LanguageTag.normal(translation.lang()))
        .distinct()
        .forEach(lang -> translated(Shape.of(choose), new Tongue(voices, lang), options, problems));
  }

  /** The titles of options in one of the languages of a flow. */
  private record Tongue(Voices voices, String lang) {
    Optional<Voices.Voice> title(Offers.Placed<Option> option) {
      return voices.at(option.pointer() + "/title").stream()
          .filter(voice -> voice.lang().equals(lang))
          .findFirst();
    }
  }

  /** Options that differ in the flow's own language may become the same word in another. */
  private static void translated(
      Shape shape, Tongue tongue, List<Offers.Placed<Option>> options, List<Problem> problems) {
    Map<String, Option> first = new HashMap<>();
    for (Offers.Placed<Option> option : options) {
      Optional<Voices.Voice> voice = tongue.title(option);
      String title = voice.map(Voices.Voice::text).orElse(option.offer().title());
      Option earlier = first.putIfAbsent(Keywords.fold(title), option.offer());
      if (earlier != null && voice.isPresent()) {
        boolean both = earlier.when().isEmpty() && option.offer().when().isEmpty();
        boolean refused = both && shape.buttons() && !shape.list();
        String message =
            "`%s` and `%s` are both called `%s`"
                .formatted(earlier.id(), option.offer().id(), title);
        problems.add(
            (refused
                    ? Issue.error(TranslationCheck.CODE, voice.get().place(), message)
                    : Issue.warning(TranslationCheck.CODE, voice.get().place(), message))
                .problem());
      }
    }
  }

  /** Buttons must differ; in a list only the answer in words becomes a guess. */
  private static Problem twins(
      Subject subject, Shape shape, Offers.Placed<Option> earlier, Offers.Placed<Option> later) {
    boolean both = earlier.offer().when().isEmpty() && later.offer().when().isEmpty();
    String message = "two options are called `%s`".formatted(later.offer().title());
    var place = subject.place(later.pointer() + "/title");
    Issue issue =
        both && shape.buttons() && !shape.list()
            ? Issue.error("FLW3406", place, message)
            : Issue.warning("FLW3406", place, message);
    return issue.related(subject.place(earlier.pointer() + "/title"), "the first one").problem();
  }
}
