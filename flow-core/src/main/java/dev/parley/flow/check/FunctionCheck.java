package dev.parley.flow.check;

import dev.parley.flow.check.Problem.Place;
import dev.parley.flow.model.Use;
import dev.parley.flow.script.Nearest;
import java.util.List;
import java.util.Set;

/** Functions that are taken from a file which is not there, or does not give them (FLW2104). */
final class FunctionCheck implements Check {
  private static final String CODE = "FLW2104";

  @Override
  public void run(Subject subject, List<Problem> problems) {
    Each.of(
        subject.flow().uses(),
        "/uses",
        (use, p) -> {
          if (use.functions()) {
            functions(subject, use, subject.place(p), problems);
          }
        });
  }

  private static void functions(Subject subject, Use use, Place place, List<Problem> problems) {
    String text = subject.bot().scripts().get(use.from());
    if (text == null) {
      problems.add(
          Issue.error(
                  CODE, place, "there is no file `%s` in the bot's folder".formatted(use.from()))
              .suggest(Nearest.to(use.from(), subject.bot().scripts().keySet()))
              .problem());
      return;
    }
    ScriptExports exports = ScriptExports.of(text);
    for (String name : use.names()) {
      if (!exports.mayGive(name)) {
        problems.add(missing(use, name, place, exports.names()));
      }
    }
  }

  private static Problem missing(Use use, String name, Place place, Set<String> given) {
    return Issue.error(CODE, place, "`%s` exports no `%s`".formatted(use.from(), name))
        .suggest(Nearest.to(name, given))
        .help("write `export const %s = …` in the file".formatted(name))
        .problem();
  }
}
