package dev.parley.dsl;

import dev.parley.dsl.lower.JsonPlaces;
import dev.parley.dsl.lower.SourceMap;
import dev.parley.dsl.problem.Diagnostic;
import dev.parley.dsl.problem.SourceText;
import dev.parley.flow.check.Problem;
import dev.parley.flow.json.FlowJson.Read;
import dev.parley.flow.json.TemplatesJson;
import dev.parley.flow.json.TranslationJson;
import dev.parley.flow.model.Templates;
import dev.parley.flow.model.Translation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file that says with which words a bot speaks: {@code templates.json}, or a translation. */
final class WordsFile {
  /** {@code translations/FLOW.LANG.json}. */
  private static final Pattern TRANSLATION =
      Pattern.compile(
          "translations/(\\p{L}[\\p{L}\\p{N}_]*)\\.([A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*)\\.json");

  private final BotFolder.Beside file;
  private final SourceText text;
  private final SourceMap places;

  WordsFile(BotFolder.Beside file) {
    this.file = file;
    this.text = SourceText.of(file.file(), file.text());
    this.places = JsonPlaces.of(file.text());
  }

  /** The message templates; none if the file is broken. */
  Optional<Templates> templates(Assembly assembly) {
    return value(TemplatesJson.read(text.text()), assembly);
  }

  /** The translation; none if the file is broken, or nobody can tell whose texts it holds. */
  Optional<Translation> translation(Assembly assembly) {
    Matcher name = TRANSLATION.matcher(file.name());
    if (!name.matches()) {
      assembly.text(text);
      assembly.problem(
          Diagnostic.of(text, "FLW4101", 0, 0)
              .message("nobody can tell whose texts these are")
              .help("a translation is called FLOW.LANG.json, such as pizza.hi.json")
              .build());
      return Optional.empty();
    }
    String flow = name.group(1).equals(Translation.OF_BOT) ? "" : name.group(1);
    return value(TranslationJson.read(flow, name.group(2), text.text()), assembly);
  }

  private <T> Optional<T> value(Read<T> read, Assembly assembly) {
    assembly.text(text);
    assembly.beside(file.name(), text, places);
    return switch (read) {
      case Read.Good<T>(T value) -> Optional.of(value);
      case Read.Refused<T>(List<Problem> problems) -> {
        ProblemPlaces here = new ProblemPlaces(at -> JsonFile.place(at, text, places));
        problems.forEach(problem -> assembly.problem(here.diagnostic(problem)));
        yield Optional.empty();
      }
    };
  }
}
