package dev.parley.runtime.cli;

import dev.parley.dsl.LoadedBot;
import dev.parley.dsl.problem.Diagnostic;
import dev.parley.dsl.problem.Fixes;
import dev.parley.dsl.problem.JsonForm;
import dev.parley.dsl.problem.SarifForm;
import dev.parley.dsl.problem.SourceText;
import dev.parley.dsl.problem.TextForm;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds what is wrong with bots. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Finds what is wrong with a bot. Exit status 1 if there is an error.",
    footer = {"", "parley explain CODE tells more about a problem."})
@SuppressWarnings("NullAway.Init") // picocli fills in options before it calls
final class CheckCommand implements Callable<Integer> {
  /** How problems are printed. */
  enum Format {
    TEXT,
    JSON,
    SARIF
  }

  /** A fix may bring another to light; a text that never comes to rest is left after this many. */
  private static final int MOST_FIXES = 10;

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Bot folders and flow files.")
  private List<Path> paths;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "text, json (a line a problem) or sarif (2.1.0).")
  private Format format;

  @Option(names = "--fix", description = "Applies the fixes that are safe, then checks.")
  private boolean fix;

  @Override
  public Integer call() throws IOException {
    List<LoadedBot> bots = new ArrayList<>();
    for (Path folder : BotFolders.under(paths)) {
      bots.add(fix ? fixed(folder) : BotFolders.load(folder));
    }
    PrintWriter out = spec.commandLine().getOut();
    print(bots, out);
    out.flush();
    return bots.stream().anyMatch(bot -> bot.errors() > 0) ? Exit.FOUND : Exit.OK;
  }

  private void print(List<LoadedBot> bots, PrintWriter out) {
    switch (format) {
      case TEXT -> text(bots, out);
      case JSON -> bots.forEach(b -> b.problems().forEach(p -> out.println(JsonForm.of(p))));
      case SARIF ->
          out.println(SarifForm.of(bots.stream().flatMap(b -> b.problems().stream()).toList()));
    }
  }

  private static void text(List<LoadedBot> bots, PrintWriter out) {
    for (LoadedBot bot : bots) {
      for (Diagnostic problem : bot.problems()) {
        out.println(TextForm.of(problem, bot.sources()::find));
      }
    }
    int errors = bots.stream().mapToInt(LoadedBot::errors).sum();
    int warnings = bots.stream().mapToInt(LoadedBot::warnings).sum();
    out.println(
        "%s checked: %s, %s"
            .formatted(
                Problems.counted(bots.size(), "bot"),
                Problems.counted(errors, "error"),
                Problems.counted(warnings, "warning")));
  }

  private static LoadedBot fixed(Path folder) throws IOException {
    LoadedBot loaded = BotFolders.load(folder);
    for (int i = 0; i < MOST_FIXES && fix(folder, loaded); i++) {
      loaded = BotFolders.load(folder);
    }
    return loaded;
  }

  private static boolean fix(Path folder, LoadedBot loaded) throws IOException {
    boolean changed = false;
    for (String file : loaded.sources().files()) {
      SourceText source = loaded.sources().find(file).orElseThrow();
      Fixes.Fixed fixed = Fixes.apply(source, loaded.problems());
      if (fixed.applied() > 0) {
        Files.writeString(path(folder, file), fixed.text());
        changed = true;
      }
    }
    return changed;
  }

  /** A problem names its file as the user would: from here, or by its name in the folder. */
  private static Path path(Path folder, String file) {
    Path asNamed = Path.of(file);
    return Files.exists(asNamed) || Files.isRegularFile(folder) ? asNamed : folder.resolve(file);
  }
}
