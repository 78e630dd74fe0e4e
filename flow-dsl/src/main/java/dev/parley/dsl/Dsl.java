package dev.parley.dsl;

import dev.parley.dsl.lower.Lower;
import dev.parley.dsl.lower.Lowered;
import dev.parley.dsl.syntax.Parse;
import dev.parley.dsl.syntax.Parser;
import dev.parley.dsl.syntax.Printer;
import dev.parley.flow.model.Flow;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The flow language for a single text.
 *
 * <pre>{@code
 * ParsedFlow parsed = Dsl.parse("hello.flow", text);
 * parsed.problems().forEach(System.out::println);
 * Flow flow = parsed.flow().orElseThrow();
 * }</pre>
 *
 * <p>A bot of several files is loaded by {@link Bots}, which also checks it.
 */
public final class Dsl {
  private Dsl() {}

  /**
   * Reads a flow. Never throws: whatever is wrong is in the result.
   *
   * @param file how the text is called in problems
   */
  public static ParsedFlow parse(String file, CharSequence text) {
    Parse parse = Parser.parse(file, text);
    Lowered lowered = Lower.file(parse.file(), parse.source());
    var problems = Stream.concat(parse.problems().stream(), lowered.problems().stream()).toList();
    return new ParsedFlow(flow(lowered).filter(f -> !ParsedFlow.anyError(problems)), problems);
  }

  /**
   * A flow or bot file in its usual layout; a text that cannot be read is returned as it is.
   * Formatting changes no meaning, and formatting twice changes nothing more.
   */
  public static String format(CharSequence text) {
    Parse parse = Parser.parse("", text);
    return parse.hasErrors() ? text.toString() : Printer.print(parse.file());
  }

  /**
   * The JSON form of a flow or bot text, with its comments. Nothing is checked.
   *
   * @param file how the text is called in problems
   */
  public static Converted toJson(String file, CharSequence text) {
    return Conversion.toJson(file, text);
  }

  /**
   * The text of a flow or bot in JSON, laid out as {@link #format} does it. Nothing is checked.
   *
   * @param file how the JSON is called in problems
   */
  public static Converted toText(String file, String json) {
    return Conversion.toText(file, json);
  }

  private static Optional<Flow> flow(Lowered lowered) {
    return lowered
        .content()
        .flatMap(content ->
            content instanceof Lowered.OfFlow of ? Optional.of(of.flow()) : Optional.empty());
  }
}
