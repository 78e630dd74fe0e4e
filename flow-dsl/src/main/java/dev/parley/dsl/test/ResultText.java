package dev.parley.dsl.test;

import dev.parley.dsl.problem.Width;
import dev.parley.dsl.test.TestFailure.Row;
import java.util.List;

/** A failed test as text for people: what was expected beside what happened. */
public final class ResultText {
  private static final int WIDEST = 56;
  private static final int NARROWEST = 16;
  private static final String LEFT = "expected";
  private static final String RIGHT = "what happened";

  private final StringBuilder out = new StringBuilder();
  private final TestFailure failure;
  private final int number;
  private final int left;
  private final int right;

  private ResultText(TestFailure failure) {
    this.failure = failure;
    this.number = failure.conversation().stream().mapToInt(r -> digits(r.line())).max().orElse(1);
    this.left = widest(failure.conversation().stream().map(Row::expected).toList());
    this.right = widest(failure.conversation().stream().map(Row::actual).toList());
  }

  /** A paragraph about a result, ending with a line break; the whole story if it failed. */
  public static String of(TestResult result) {
    String title = result.file() + ":" + result.line() + " \"" + result.name() + "\"\n";
    return result
        .failure()
        .map(failure -> "FAILED " + title + new ResultText(failure).story(result.file()))
        .orElse("passed " + title);
  }

  private static int digits(int line) {
    return Integer.toString(line).length();
  }

  private static int widest(List<String> texts) {
    return Math.clamp(texts.stream().mapToInt(Width::of).max().orElse(0), NARROWEST, WIDEST);
  }

  private String story(String file) {
    out.append("  --> ").append(file).append(':').append(failure.line()).append('\n');
    failure.reasons().forEach(reason -> out.append("  ").append(reason).append('\n'));
    out.append('\n');
    line("  " + " ".repeat(number), LEFT, RIGHT);
    line("  " + " ".repeat(number), "─".repeat(left), "─".repeat(right));
    failure.conversation().forEach(this::row);
    return out.append('\n').toString();
  }

  private void row(Row row) {
    List<String> expected = Columns.wrapped(row.expected(), left);
    List<String> actual = Columns.wrapped(row.actual(), right);
    for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
      String mark = (row.failing() && i == 0 ? "▶ " : "  ");
      String shown = i == 0 && row.line() > 0 ? Integer.toString(row.line()) : "";
      line(
          mark + " ".repeat(number - shown.length()) + shown,
          i < expected.size() ? expected.get(i) : "",
          i < actual.size() ? actual.get(i) : "");
    }
  }

  private void line(String margin, String one, String other) {
    String line = margin + "  " + Columns.padded(one, left) + "  " + other;
    out.append(line.stripTrailing()).append('\n');
  }
}
