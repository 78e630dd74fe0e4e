package dev.parley.dsl.problem;

import java.util.Optional;
import java.util.function.Function;

/** A problem as people read it in a terminal: the line, carets under the place, advice. */
public final class TextForm {

  private static final int LONGEST_LINE = 120;
  private static final int BEFORE = 60;
  private static final String TAB = "    ";

  private final Diagnostic problem;
  private final Function<String, Optional<SourceText>> sources;
  private final StringBuilder out = new StringBuilder();
  private final String gutter;

  private TextForm(Diagnostic problem, Function<String, Optional<SourceText>> sources) {
    this.problem = problem;
    this.sources = sources;
    int last = problem.span().start().line();
    for (Related related : problem.related()) {
      last = Math.max(last, related.span().start().line());
    }
    this.gutter = " ".repeat(String.valueOf(last).length());
  }

  /**
   * The problem in some lines, each with its line break.
   *
   * @param sources finds the text of a file that the problem points into
   */
  public static String of(Diagnostic problem, Function<String, Optional<SourceText>> sources) {
    return new TextForm(problem, sources).write();
  }

  private String write() {
    line(problem.severity().word() + "[" + problem.code() + "]: " + problem.message());
    place(problem.file(), problem.span(), problem.label());
    for (Related related : problem.related()) {
      line(gutter + " = " + related.message() + ":");
      place(related.file(), related.span(), "");
    }
    problem.help().forEach(help -> line(gutter + " = " + help));
    if (problem.help().isEmpty()) {
      problem.fixes().forEach(fix -> line(gutter + " = fix: " + fix.title()));
    }
    line(gutter + " = explain: parley explain " + problem.code());
    return out.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private void place(String file, Span span, String label) {
    Position start = span.start();
    line(gutter + "--> " + file + ":" + start.line() + ":" + start.column());
    Optional<SourceText> source = sources.apply(file).filter(text -> start.line() <= text.lines());
    source.ifPresent(text -> excerpt(text, span, label));
  }

  /** The line and the carets; of a place over several lines, the first one. */
  private void excerpt(SourceText source, Span span, String label) {
    int line = span.start().line();
    int lineStart = source.startOf(line);
    String text = source.line(line);
    int from = Math.min(span.start().offset() - lineStart, text.length());
    int to = Math.clamp(span.end().offset() - lineStart, from, text.length());
    int cut = from > BEFORE && text.length() > LONGEST_LINE ? safe(text, from - BEFORE) : 0;
    int end = text.length() - cut > LONGEST_LINE ? safe(text, cut + LONGEST_LINE) : text.length();
    String dots = cut > 0 ? "…" : "";
    String shown = dots + text.substring(cut, end) + (end < text.length() ? "…" : "");
    String before = visible(dots + text.substring(cut, from));
    String marked = visible(text.substring(from, Math.max(from, Math.min(to, end))));
    String number = String.valueOf(line);
    line(gutter + " |");
    line(
        " ".repeat(gutter.length() - number.length())
            + number
            + " | "
            + visible(shown).stripTrailing());
    String carets = "^".repeat(Math.max(1, Width.of(marked)));
    line(gutter + " | " + " ".repeat(Width.of(before)) + (carets + " " + label).stripTrailing());
  }

  /** Not between the halves of a character. */
  private static int safe(String text, int at) {
    return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }

  /** Tabs as blanks, and nothing that could move or hide the line's other characters. */
  private static String visible(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.replace("\t", TAB)
        .codePoints()
        .forEach(c -> {
          boolean joiner = c == 0x200C || c == 0x200D;
          boolean hidden =
              Character.isISOControl(c) || (Character.getType(c) == Character.FORMAT && !joiner);
          if (!hidden) {
            visible.appendCodePoint(Character.isSpaceChar(c) ? ' ' : c);
          }
        });
    return visible.toString();
  }
}
