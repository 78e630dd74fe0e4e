package dev.parley.dsl;

import dev.parley.dsl.BotSources.Source;
import dev.parley.dsl.lower.Lower;
import dev.parley.dsl.lower.Lowered;
import dev.parley.dsl.lower.SourceMap;
import dev.parley.dsl.problem.Diagnostic;
import dev.parley.dsl.problem.Severity;
import dev.parley.dsl.problem.SourceText;
import dev.parley.dsl.syntax.Parse;
import dev.parley.dsl.syntax.Parser;
import dev.parley.dsl.syntax.Range;
import dev.parley.flow.check.FlowCheck;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Templates;
import dev.parley.flow.model.Translation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes one bot of the files of a folder. */
final class Assembly {
  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparing(Diagnostic::file)
          .thenComparingInt(problem -> problem.span().start().offset())
          .thenComparing(Diagnostic::code);

  private final BotFolder folder;
  private final BotSources.Builder sources = new BotSources.Builder();
  private final List<Diagnostic> problems = new ArrayList<>();
  private final List<Flow> flows = new ArrayList<>();
  private final List<Translation> translations = new ArrayList<>();
  private Optional<Lowered.OfBot> head = Optional.empty();
  private Optional<Templates> templates = Optional.empty();

  private Assembly(BotFolder folder) {
    this.folder = folder;
  }

  static LoadedBot of(BotFolder folder) {
    Assembly assembly = new Assembly(folder);
    folder.complaints().forEach(assembly::complain);
    folder.files().forEach(assembly::take);
    assembly.beside();
    return assembly.finish();
  }

  private void complain(BotFolder.Complaint complaint) {
    SourceText nothing = SourceText.of(complaint.file(), "");
    problems.add(
        Diagnostic.of(nothing, complaint.code(), 0, 0).message(complaint.sentence()).build());
  }

  private void take(BotFolder.FlowText file) {
    if (file.json()) {
      new JsonFile(file).read(this);
      return;
    }
    Parse parse = Parser.parse(file.file(), file.text());
    Lowered lowered = Lower.file(parse.file(), parse.source());
    sources.text(parse.source());
    problems.addAll(parse.problems());
    problems.addAll(lowered.problems());
    lowered.content().ifPresent(content -> add(content, parse.source(), lowered.map()));
  }

  private void beside() {
    folder.templates().ifPresent(file -> templates = new WordsFile(file).templates(this));
    for (BotFolder.Beside file : folder.translations()) {
      new WordsFile(file).translation(this).ifPresent(translations::add);
    }
  }

  /** Notes where the parts of a file stand that holds no flow, under its name in the folder. */
  void beside(String name, SourceText text, SourceMap map) {
    sources.flow(name, text, map);
  }

  void add(Lowered.Content content, SourceText text, SourceMap map) {
    switch (content) {
      case Lowered.OfFlow(Flow flow) -> {
        if (sources.flow(flow.id(), text, map)) {
          flows.add(flow);
        } else {
          second("/flow", "flow called `" + flow.id() + "`", flow.id(), new Source(text, map));
        }
      }
      case Lowered.OfBot bot -> {
        if (sources.flow("", text, map)) {
          head = Optional.of(bot);
        } else {
          second("/bot", "file about the bot itself", "", new Source(text, map));
        }
      }
    }
  }

  private void second(String pointer, String what, String id, Source again) {
    String first = sources.of(id).map(s -> s.text().file()).orElse("");
    Range at = again.map().range(pointer);
    problems.add(
        Diagnostic.of(again.text(), "FLW2203", at.start(), at.end())
            .message("there is a second " + what)
            .label("the first is in " + first)
            .build());
  }

  void text(SourceText text) {
    sources.text(text);
  }

  void problem(Diagnostic problem) {
    problems.add(problem);
  }

  private LoadedBot finish() {
    BotSources found = sources.build();
    Optional<Bot> bot = Optional.empty();
    if (!failed() && !flows.isEmpty()) {
      Bot whole = bot();
      ProblemPlaces places = ProblemPlaces.in(found);
      FlowCheck.check(whole).forEach(problem -> problems.add(places.diagnostic(problem)));
      bot = Optional.of(whole).filter(b -> !failed());
    }
    problems.sort(BY_PLACE);
    return new LoadedBot(bot, problems, found, folder.media(), folder.path(), folder.hash());
  }

  private boolean failed() {
    return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }

  private Bot bot() {
    List<Flow> ordered = flows.stream().sorted(Comparator.comparing(Flow::id)).toList();
    Bot bot =
        head.map(h -> h.bot().withFlows(ordered))
            .orElseGet(() -> Bot.of(identifier(folder.path()), ordered.toArray(Flow[]::new)))
            .withScripts(folder.scripts())
            .withTranslations(translations)
            .withFiles(names(folder));
    return templates.map(bot::withTemplates).orElse(bot);
  }

  /** Before anybody keeps them, files are called as they are. */
  private static Map<String, String> names(BotFolder folder) {
    return folder.media().keySet().stream().collect(Collectors.toMap(name -> name, name -> name));
  }

  /** The folder's name as an identifier. */
  static String identifier(Path path) {
    Path name = path.toAbsolutePath().normalize().getFileName();
    String plain = name == null ? "" : name.toString().replaceFirst("\\.flow(\\.json)?$", "");
    String word = plain.replaceAll("[^A-Za-z0-9_]+", "_");
    return word.isEmpty() || !Character.isLetter(word.charAt(0)) ? "bot_" + word : word;
  }
}
