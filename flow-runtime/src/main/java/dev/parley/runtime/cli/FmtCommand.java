package dev.parley.runtime.cli;

import dev.parley.dsl.Dsl;
import dev.parley.dsl.problem.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Formats flow files. */
@Command(
    name = "fmt",
    mixinStandardHelpOptions = true,
    description = "Formats .flow files in their usual layout.",
    footer = {
      "",
      "A file that cannot be read as a flow is left as it is and named: parley check tells why."
    })
@SuppressWarnings("NullAway.Init") // picocli fills in options before it calls
final class FmtCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files and folders.")
  private List<Path> paths;

  @Option(
      names = "--check",
      description = "Changes nothing; exit status 1 if a file is not formatted.")
  private boolean check;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    int status = Exit.OK;
    for (Path file : files()) {
      status = Math.max(status, format(file, out));
    }
    out.flush();
    return status;
  }

  private int format(Path file, PrintWriter out) throws IOException {
    String text = text(file);
    String formatted = Dsl.format(text);
    if (formatted.equals(text)) {
      return readable(file, text, out) ? Exit.OK : Exit.FOUND;
    }
    if (check) {
      out.println(file + ": not formatted");
      return Exit.FOUND;
    }
    FreshFile.write(file, formatted);
    out.println(file + ": formatted");
    return Exit.OK;
  }

  /** Only faults of syntax keep a file from being formatted; others are the checker's business. */
  private static boolean readable(Path file, String text, PrintWriter out) {
    boolean broken =
        Dsl.parse(file.toString(), text).problems().stream()
            .anyMatch(p -> p.severity() == Severity.ERROR && p.code().startsWith("FLW1"));
    if (broken) {
      out.println(file + ": has errors and was left as it is; see parley check " + file);
    }
    return !broken;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new CannotRead(file + " is not UTF-8 text.");
    } catch (IOException e) {
      throw new CannotRead(file + " cannot be read.");
    }
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isRegularFile(path)) {
        files.add(path);
      } else {
        int before = files.size();
        for (Path folder : BotFolders.under(List.of(path))) {
          files.addAll(flowsIn(folder));
        }
        if (files.size() == before) {
          throw new CannotRead("There is no .flow file in " + path + ".");
        }
      }
    }
    return files.stream().distinct().toList();
  }

  private static List<Path> flowsIn(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(f -> f.toString().endsWith(".flow")).sorted().toList();
    }
  }
}
