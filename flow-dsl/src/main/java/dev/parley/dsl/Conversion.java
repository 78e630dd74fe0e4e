package dev.parley.dsl;

import dev.parley.dsl.lower.JsonPlaces;
import dev.parley.dsl.lower.Lower;
import dev.parley.dsl.lower.Lowered;
import dev.parley.dsl.lower.Raise;
import dev.parley.dsl.lower.SourceMap;
import dev.parley.dsl.problem.Diagnostic;
import dev.parley.dsl.problem.Severity;
import dev.parley.dsl.problem.SourceText;
import dev.parley.dsl.syntax.Parse;
import dev.parley.dsl.syntax.Parser;
import dev.parley.dsl.syntax.Printer;
import dev.parley.dsl.syntax.Range;
import dev.parley.dsl.syntax.Tree;
import dev.parley.flow.check.FlowCheck;
import dev.parley.flow.check.Problem;
import dev.parley.flow.json.FlowJson;
import dev.parley.flow.json.FlowJson.Noted;
import dev.parley.flow.json.FlowJson.Read;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Remark;
import dev.parley.flow.model.Remarks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Flow text to JSON and back. Nothing is checked, and nothing is lost: what would be is refused.
 */
final class Conversion {
  private static final String UNSAYABLE = "FLW1204";

  private Conversion() {}

  static Converted toJson(String file, CharSequence text) {
    Parse parse = Parser.parse(file, text);
    Lowered lowered = Lower.noted(parse.file(), parse.source());
    if (parse.hasErrors() || !lowered.whole() || lowered.content().isEmpty()) {
      return Converted.not(
          Stream.concat(parse.problems().stream(), lowered.problems().stream())
              .filter(problem -> problem.severity() == Severity.ERROR)
              .toList());
    }
    return Converted.to(json(lowered.content().get(), lowered.remarks()));
  }

  private static String json(Lowered.Content content, Remarks remarks) {
    return switch (content) {
      case Lowered.OfFlow(Flow flow) -> FlowJson.write(flow, remarks);
      case Lowered.OfBot(Bot bot) -> FlowJson.writeBot(bot, remarks);
    };
  }

  static Converted toText(String file, String json) {
    SourceText source = SourceText.of(file, json);
    SourceMap places = JsonPlaces.of(json);
    if (places.has("/bot") && !places.has("/flow")) {
      return switch (FlowJson.readNotedBot(json)) {
        case Read.Good<Noted<Bot>>(Noted<Bot>(Bot bot, Remarks remarks)) ->
            new Saying(source, places, remarks).bot(bot);
        case Read.Refused<Noted<Bot>>(List<Problem> problems) -> refused(problems, source, places);
      };
    }
    return switch (FlowJson.readNoted(json)) {
      case Read.Good<Noted<Flow>>(Noted<Flow>(Flow flow, Remarks remarks)) ->
          new Saying(source, places, remarks).flow(flow);
      case Read.Refused<Noted<Flow>>(List<Problem> problems) -> refused(problems, source, places);
    };
  }

  private static Converted refused(List<Problem> problems, SourceText source, SourceMap places) {
    ProblemPlaces here = new ProblemPlaces(place -> JsonFile.place(place, source, places));
    return Converted.not(problems.stream().map(here::diagnostic).toList());
  }

  /** One document on its way into words, which are read again to see that they say the same. */
  private record Saying(SourceText source, SourceMap places, Remarks remarks) {
    Converted flow(Flow flow) {
      List<Problem> broken = FlowCheck.syntax(Bot.of("", flow));
      return broken.isEmpty()
          ? said(Raise.flow(flow, remarks), FlowJson.write(flow))
          : refused(broken, source, places);
    }

    Converted bot(Bot bot) {
      List<Problem> broken = FlowCheck.syntax(bot);
      return broken.isEmpty()
          ? said(Raise.bot(bot, remarks), FlowJson.writeBot(bot))
          : refused(broken, source, places);
    }

    private Converted said(Tree.File tree, String meant) {
      String text = Printer.print(tree);
      Parse parse = Parser.parse("", text);
      Lowered lowered = Lower.noted(parse.file(), parse.source());
      String heard = lowered.content().map(c -> json(c, Remarks.none())).orElse("");
      boolean same =
          !parse.hasErrors()
              && lowered.whole()
              && StandardCharsets.UTF_8.newEncoder().canEncode(text)
              && plain(heard).equals(plain(meant))
              && comments(lowered.remarks()).equals(comments(remarks));
      return same ? Converted.to(text) : Converted.not(List.of(unsayable(meant, heard)));
    }

    /** Blanks in expressions may go; everything else is to stay. */
    private static String plain(String json) {
      return json.replaceAll("\\s|\\\\[nrt]", "");
    }

    /** All comments, among them the keys of other tools. */
    private static List<String> comments(Remarks remarks) {
      return remarks.parts().values().stream()
          .flatMap(Saying::lines)
          .filter(line -> !line.isEmpty())
          .sorted()
          .toList();
    }

    private static Stream<String> lines(Remark remark) {
      return Stream.of(
              remark.before().stream(),
              remark.after().stream(),
              remark.first().stream(),
              remark.last().stream())
          .flatMap(lines -> lines);
    }

    private Diagnostic unsayable(String meant, String heard) {
      Range at = places.range(difference(meant, heard).orElse(""));
      return Diagnostic.of(source, UNSAYABLE, at.start(), at.end())
          .message("this cannot be said in the flow language")
          .help("a name may be a word of the language, or an expression or a text may be broken")
          .build();
    }

    /** The first value of one document that the other does not have. */
    private static Optional<String> difference(String meant, String heard) {
      SourceMap there = JsonPlaces.of(heard);
      SourceMap here = JsonPlaces.of(meant);
      List<String> pointers = new ArrayList<>(here.pointers());
      pointers.sort((a, b) -> Integer.compare(here.range(a).start(), here.range(b).start()));
      return pointers.stream()
          .filter(pointer ->
              !there.has(pointer)
                  || !plain(value(meant, here, pointer))
                      .equals(plain(value(heard, there, pointer))))
          .findFirst();
    }

    private static String value(String json, SourceMap places, String pointer) {
      Range range = places.range(pointer);
      return json.substring(range.start(), range.end());
    }
  }
}
