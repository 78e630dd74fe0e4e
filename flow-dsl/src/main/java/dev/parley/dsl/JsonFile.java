package dev.parley.dsl;

import dev.parley.dsl.lower.JsonPlaces;
import dev.parley.dsl.lower.Lowered;
import dev.parley.dsl.lower.SourceMap;
import dev.parley.dsl.problem.SourceText;
import dev.parley.dsl.syntax.Range;
import dev.parley.flow.check.Problem;
import dev.parley.flow.json.FlowJson;
import dev.parley.flow.json.FlowJson.Read;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import java.util.List;

/** A {@code .flow.json} file: a flow or a bot's head that a tool wrote. */
final class JsonFile {
  private final SourceText text;
  private final SourceMap places;

  JsonFile(BotFolder.FlowText file) {
    this.text = SourceText.of(file.file(), file.text());
    this.places = JsonPlaces.of(file.text());
  }

  void read(Assembly assembly) {
    assembly.text(text);
    if (places.has("/bot") && !places.has("/flow")) {
      switch (FlowJson.readBot(text.text())) {
        case Read.Good<Bot>(Bot bot) -> assembly.add(new Lowered.OfBot(bot), text, places);
        case Read.Refused<Bot>(List<Problem> problems) -> refuse(problems, assembly);
      }
    } else {
      switch (FlowJson.read(text.text())) {
        case Read.Good<Flow>(Flow flow) -> assembly.add(new Lowered.OfFlow(flow), text, places);
        case Read.Refused<Flow>(List<Problem> problems) -> refuse(problems, assembly);
      }
    }
  }

  private void refuse(List<Problem> problems, Assembly assembly) {
    ProblemPlaces here = new ProblemPlaces(at -> place(at, text, places));
    problems.forEach(problem -> assembly.problem(here.diagnostic(problem)));
  }

  /** A text that is no JSON has no pointers: then the offsets count from its beginning. */
  static Location place(Problem.Place place, SourceText text, SourceMap places) {
    Range range =
        place.pointer().isEmpty() && place.end() > 0
            ? new Range(place.start(), place.end())
            : places.range(place.pointer(), place.start(), place.end());
    return new Location(text.file(), text.span(range.start(), range.end()));
  }
}
