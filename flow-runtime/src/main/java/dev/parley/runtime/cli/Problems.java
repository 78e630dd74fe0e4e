package dev.parley.runtime.cli;

import dev.parley.dsl.LoadedBot;
import dev.parley.dsl.problem.Diagnostic;
import dev.parley.dsl.problem.Severity;
import dev.parley.dsl.problem.TextForm;
import java.io.PrintWriter;

/** Shows a bot's problems to people. */
final class Problems {
  private Problems() {}

  /** Errors and warnings of a bot, for commands that have something else to do. */
  static void print(LoadedBot loaded, PrintWriter out) {
    for (Diagnostic problem : loaded.problems()) {
      if (problem.severity() != Severity.INFO) {
        out.println(TextForm.of(problem, loaded.sources()::find));
      }
    }
    if (loaded.errors() > 0) {
      out.println(counted(loaded.errors(), "error") + ", " + counted(loaded.warnings(), "warning"));
    }
    out.flush();
  }

  /** {@code 1 error}, {@code 2 errors}. */
  static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
