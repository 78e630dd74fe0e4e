package dev.parley.dsl;

import dev.parley.dsl.problem.Diagnostic;
import dev.parley.dsl.problem.Edit;
import dev.parley.dsl.problem.Fix;
import dev.parley.dsl.problem.Related;
import dev.parley.dsl.problem.Severity;
import dev.parley.flow.check.Problem;
import dev.parley.flow.script.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Leads the problems that a check finds in the model back to the files. */
final class ProblemPlaces {
  private final Function<Problem.Place, Location> places;

  ProblemPlaces(Function<Problem.Place, Location> places) {
    this.places = places;
  }

  static ProblemPlaces in(BotSources sources) {
    return new ProblemPlaces(at -> sources.place(at.flow(), at.pointer(), at.start(), at.end()));
  }

  Diagnostic diagnostic(Problem problem) {
    Location place = place(problem.place());
    List<Related> related =
        problem.related().stream().map(r -> related(r.message(), place(r.place()))).toList();
    List<String> help = new ArrayList<>();
    List<Fix> fixes = new ArrayList<>();
    problem
        .suggestion()
        .ifPresent(word -> {
          help.add("did you mean `" + word + "`?");
          fixes.add(
              new Fix(
                  "Write `" + word + "`",
                  false,
                  List.of(new Edit(place.file(), place.span(), written(word, place)))));
        });
    problem.help().forEach(sentence -> help.add(tone(sentence)));
    return new Diagnostic(
        problem.code(),
        Severity.valueOf(problem.severity().name()),
        tone(problem.message()),
        place.file(),
        place.span(),
        "",
        related,
        fixes,
        help);
  }

  /** A word as it is written in the file: JSON has escapes of its own. */
  private static String written(String word, Location place) {
    String quoted = Json.stringify(word);
    return place.file().endsWith(".json") ? quoted.substring(1, quoted.length() - 1) : word;
  }

  private static Related related(String message, Location place) {
    return new Related(tone(message), place.file(), place.span());
  }

  private Location place(Problem.Place place) {
    return places.apply(place);
  }

  /** The check speaks in sentences, problems are written without a capital and a full stop. */
  private static String tone(String sentence) {
    String open =
        sentence.endsWith(".") && !sentence.endsWith("..")
            ? sentence.substring(0, sentence.length() - 1)
            : sentence;
    boolean word =
        open.length() > 1
            && Character.isUpperCase(open.charAt(0))
            && Character.isLowerCase(open.charAt(1));
    return word ? open.substring(0, 1).toLowerCase(Locale.ROOT) + open.substring(1) : open;
  }
}
