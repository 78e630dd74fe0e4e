package dev.parley.runtime.cli;

import dev.parley.dsl.problem.Catalogue;
import dev.parley.dsl.problem.Page;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the page of a diagnostic. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Explains a diagnostic such as FLW2104.")
@SuppressWarnings("NullAway.Init") // picocli fills in options before it calls
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CODE", description = "The code, with or without FLW.")
  private String code;

  @Override
  public Integer call() {
    String upper = code.toUpperCase(Locale.ROOT);
    String full = upper.startsWith("FLW") ? upper : "FLW" + upper;
    Optional<Page> page = Catalogue.standard().find(full);
    if (page.isEmpty()) {
      throw new CannotRead("There is no diagnostic " + full + ".");
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(PageText.of(page.get()));
    out.flush();
    return Exit.OK;
  }
}
