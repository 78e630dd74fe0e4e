package dev.parley.runtime.cli;

import dev.parley.dsl.LoadedBot;
import dev.parley.dsl.test.Coverage;
import dev.parley.dsl.test.FlowTests;
import dev.parley.dsl.test.JUnitReport;
import dev.parley.dsl.test.ResultText;
import dev.parley.dsl.test.TestReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the tests that stand in flows. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = "Runs the flows' own tests. Exit status 1 if one fails.")
@SuppressWarnings("NullAway.Init") // picocli fills in options before it calls
final class TestCommand implements Callable<Integer> {
  /** How results are printed. */
  enum Format {
    TEXT,
    JUNIT
  }

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Bot folders.")
  private List<Path> paths;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "text or junit (XML).")
  private Format format;

  @Option(names = "--coverage", description = "Lists steps and handlers that no test enters.")
  private boolean coverage;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<TestReport> reports = new ArrayList<>();
    boolean sound = true;
    for (Path folder : BotFolders.under(paths)) {
      LoadedBot loaded = BotFolders.load(folder);
      if (loaded.bot().isEmpty()) {
        Problems.print(loaded, spec.commandLine().getErr());
        sound = false;
      } else {
        reports.add(FlowTests.run(loaded));
      }
    }
    if (format == Format.JUNIT) {
      out.println(JUnitReport.xml(reports));
    } else {
      reports.forEach(report -> print(report, out));
      summary(reports, out);
    }
    out.flush();
    return sound && reports.stream().allMatch(TestReport::ok) ? Exit.OK : Exit.FOUND;
  }

  private void print(TestReport report, PrintWriter out) {
    report.results().forEach(result -> out.print(ResultText.of(result)));
    if (coverage) {
      Coverage covered = report.coverage();
      int entered = covered.steps() - covered.missed().size();
      out.printf("coverage: %d of %d steps and handlers%n", entered, covered.steps());
      covered
          .missed()
          .forEach(m ->
              out.println(
                  "  not entered: " + m.name() + " of " + m.flow() + " (" + m.place() + ")"));
    }
  }

  private static void summary(List<TestReport> reports, PrintWriter out) {
    int passed = reports.stream().mapToInt(TestReport::passed).sum();
    int failed = reports.stream().mapToInt(TestReport::failed).sum();
    out.printf("%d passed, %d failed%n", passed, failed);
  }
}
