package dev.parley.dsl.syntax;

import dev.parley.dsl.problem.Diagnostic;
import dev.parley.dsl.problem.Severity;
import dev.parley.dsl.problem.SourceText;
import dev.parley.flow.script.ScriptProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Collects a file's problems: each place once, and no more than anybody would read. */
final class Reports {

  private static final int MOST = 20;

  /** More than are shown, since a missing brace is found late and reported far up. */
  private static final int KEPT = 500;

  private final SourceText source;
  private final List<Diagnostic> problems = new ArrayList<>();
  private final Set<Integer> places = new HashSet<>();
  private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);

  Reports(SourceText source) {
    this.source = source;
  }

  SourceText source() {
    return source;
  }

  Diagnostic.Builder problem(String code, Range range) {
    return Diagnostic.of(source, code, range.start(), range.end());
  }

  void add(Diagnostic.Builder problem) {
    add(problem.build());
  }

  void add(Diagnostic problem) {
    int kept = counts.getOrDefault(problem.severity(), 0);
    if (kept < KEPT && places.add(problem.span().start().offset())) {
      counts.merge(problem.severity(), 1, Integer::sum);
      problems.add(problem);
    }
  }

  void add(Token.Fault fault) {
    Diagnostic.Builder problem =
        problem(fault.code(), fault.range()).message(fault.message()).label(fault.label());
    if (fault.fixable()) {
      boolean safe = !fault.code().equals("FLW1107");
      problem.fix(
          "Write `" + fault.better() + "`",
          safe,
          fault.range().start(),
          fault.range().end(),
          fault.better());
    }
    add(problem);
  }

  /** A problem of an expression or text, its offsets led back to the file. */
  void add(ScriptProblem problem, Origin origin) {
    Range range = origin.range(problem.start(), problem.end());
    Diagnostic.Builder report = problem(problem.code(), range).message(tone(problem.message()));
    problem
        .suggestion()
        .ifPresent(better -> {
          String title = better.isEmpty() ? "Remove it" : "Write `" + better + "`";
          report
              .help(better.isEmpty() ? "remove it" : "write `" + better + "`")
              .fix(title, better.isEmpty(), range.start(), range.end(), better);
        });
    add(report);
  }

  /** Messages of the script room are sentences; ours are not. */
  private static String tone(String sentence) {
    String message =
        sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }

  /** The problems from top to bottom; if there are too many, errors go before the rest. */
  List<Diagnostic> sorted() {
    Comparator<Diagnostic> place =
        Comparator.comparingInt(problem -> problem.span().start().offset());
    return problems.stream()
        .sorted(Comparator.comparing(Diagnostic::severity).thenComparing(place))
        .limit(MOST)
        .sorted(place)
        .toList();
  }
}
