package dev.parley.dsl.test;

import dev.parley.dsl.test.TestFailure.Row;
import dev.parley.flow.model.TestLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Writes both conversations down, side by side. */
final class Minutes {
  private final IntUnaryOperator lineOf;
  private final List<Row> rows = new ArrayList<>();

  /** Empty minutes; the operator gives the line in the file of the test's n-th line. */
  Minutes(IntUnaryOperator lineOf) {
    this.lineOf = lineOf;
  }

  void fine(int index, TestLine line, Verdict.Fine fine) {
    String words = Lines.of(line);
    boolean done =
        line instanceof TestLine.Says
            || line instanceof TestLine.Taps
            || line instanceof TestLine.Sends
            || line instanceof TestLine.After;
    rows.add(new Row(lineOf.applyAsInt(index), words, done ? words : fine.actual(), false));
  }

  /**
   * The test fails at a line. What the bot said too much stands before it if the line is not about
   * a message, and beside the rest of the turn's lines if it is.
   */
  TestFailure failure(int index, List<TestLine> lines, Verdict.Wrong wrong, List<Seen> rest) {
    TestLine line = lines.get(index);
    boolean about = line instanceof TestLine.BotSays;
    if (!about) {
      rest.forEach(this::unexpected);
    }
    rows.add(new Row(lineOf.applyAsInt(index), Lines.of(line), wrong.actual(), true));
    if (about) {
      turn(lines.subList(index + 1, lines.size()), index + 1, rest);
    }
    return new TestFailure(lineOf.applyAsInt(index), wrong.reasons(), rows);
  }

  /** The test ends, and the bot has said more. */
  TestFailure unfinished(int size, List<Seen> rest) {
    rows.add(new Row(0, "", Lines.of(rest.getFirst()), true));
    rest.stream().skip(1).forEach(this::unexpected);
    int last = size == 0 ? 0 : lineOf.applyAsInt(size - 1);
    return new TestFailure(last, List.of("the test ends here, and the bot has said more"), rows);
  }

  private void turn(List<TestLine> lines, int first, List<Seen> rest) {
    int i = 0;
    while (i < lines.size() && lines.get(i) instanceof TestLine.BotSays expected) {
      String actual = i < rest.size() ? Lines.of(rest.get(i)) : "";
      rows.add(new Row(lineOf.applyAsInt(first + i), Lines.of(expected), actual, false));
      i++;
    }
    rest.stream().skip(i).forEach(this::unexpected);
  }

  private void unexpected(Seen seen) {
    rows.add(new Row(0, "", Lines.of(seen), false));
  }
}
