package dev.parley.runtime.cli;

import dev.parley.dsl.BotChange;
import dev.parley.dsl.LoadedBot;
import dev.parley.dsl.problem.Diagnostic;
import dev.parley.dsl.problem.JsonForm;
import dev.parley.dsl.problem.SourceText;
import dev.parley.dsl.problem.TextForm;
import dev.parley.flow.engine.Event.Rule;
import dev.parley.flow.engine.Fate;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a new version does to people inside the old one. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "Says what a new version of a bot does to people inside the old one.",
    footer = {
      "",
      "Lists the questions and other places where people may wait that were taken away,",
      "renamed or changed. Exit status 1 if one is lost or asks for something else without",
      "`was` or `on migrate` to say where its people go, 2 if a bot has errors."
    })
@SuppressWarnings("NullAway.Init") // picocli fills in options before it calls
final class DiffCommand implements Callable<Integer> {
  /** How the change is printed. */
  enum Format {
    TEXT,
    JSON
  }

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "OLD", description = "The bot's folder as it was.")
  private Path old;

  @Parameters(index = "1", paramLabel = "NEW", description = "The bot's folder as it is now.")
  private Path now;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "text or json (a line a problem).")
  private Format format;

  @Override
  public Integer call() {
    LoadedBot before = load(old);
    LoadedBot after = load(now);
    if (before.bot().isEmpty() || after.bot().isEmpty()) {
      return Exit.USAGE;
    }
    BotChange change = BotChange.between(before, after);
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case TEXT -> text(change, new Texts(before, after), out);
      case JSON -> change.problems().forEach(problem -> out.println(JsonForm.of(problem)));
    }
    out.flush();
    return change.problems().isEmpty() ? Exit.OK : Exit.FOUND;
  }

  private LoadedBot load(Path folder) {
    LoadedBot loaded = BotFolders.load(folder);
    if (loaded.bot().isEmpty()) {
      Problems.print(loaded, spec.commandLine().getErr());
    }
    return loaded;
  }

  private record Texts(LoadedBot before, LoadedBot after) {
    Optional<SourceText> find(String file) {
      return after.sources().find(file).or(() -> before.sources().find(file));
    }
  }

  private static void text(BotChange change, Texts texts, PrintWriter out) {
    for (Diagnostic problem : change.problems()) {
      out.println(TextForm.of(problem, texts::find));
    }
    change.removed().forEach(flow -> out.println("The flow `" + flow + "` is gone."));
    change.added().forEach(flow -> out.println("The flow `" + flow + "` is new."));
    change.fates().stream()
        .filter(fate -> fate.rule() == Rule.WAS || fate.rule() == Rule.MIGRATED)
        .forEach(fate -> out.println(moved(fate)));
    out.println(count(change.fates()));
    if (!change.pinned().isEmpty()) {
      out.println(
          "People inside %s stay in the release that they began with (there is no `version: latest`)."
              .formatted(named(change.pinned())));
    }
  }

  private static String moved(Fate fate) {
    return fate.rule() == Rule.WAS
        ? "`%s` of flow `%s` is `%s` now.".formatted(fate.place(), fate.flow(), fate.placeNow())
        : "`%s` of flow `%s` is gone; `on migrate %s` takes its people."
            .formatted(fate.place(), fate.flow(), fate.placeNow());
  }

  private static String count(List<Fate> fates) {
    long smooth = fates.stream().filter(Fate::smooth).count();
    return "%s where people may wait: %d go on as before, %d do not"
        .formatted(Problems.counted(fates.size(), "place"), smooth, fates.size() - smooth);
  }

  private static String named(List<String> flows) {
    return flows.size() == 1 ? "`" + flows.getFirst() + "`" : flows.size() + " flows";
  }
}
