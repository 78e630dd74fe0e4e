package dev.parley.flow.check;

import dev.parley.flow.check.Problem.Place;
import dev.parley.flow.script.ScriptProblem;
import java.util.List;

/** Expressions and texts that cannot be read (FLW1101, FLW1105, FLW1120). */
final class SyntaxCheck implements Check {
  @Override
  public void run(Subject subject, List<Problem> problems) {
    for (Site site : subject.outline().sites()) {
      for (ScriptProblem found : site.problems()) {
        Place place = new Place(subject.flow().id(), site.pointer(), found.start(), found.end());
        boolean harmless = found.code().equals(ScriptProblem.NOT_INTERPOLATED);
        Issue issue =
            harmless
                ? Issue.warning(found.code(), place, found.message())
                : Issue.error(found.code(), place, found.message());
        problems.add(issue.suggest(found.suggestion()).problem());
      }
    }
  }
}
