package dev.parley.dsl.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a text in three quotes without their common indent, blanks at their ends, and the
 * line breaks next to the quotes.
 */
record Stripped(String text, Origin origin) {

  static Stripped of(String file, int start, int end) {
    List<Range> lines = lines(file, start, end);
    if (lines.size() > 1 && isBlank(file, lines.getLast())) {
      lines.removeLast();
    }
    boolean opened = isBlank(file, lines.getFirst());
    if (opened && lines.size() > 1) {
      lines.removeFirst();
    }
    int indent = indent(file, opened ? lines : lines.subList(1, lines.size()));
    StringBuilder text = new StringBuilder(end - start);
    Origin.Recorder origin = new Origin.Recorder();
    for (int i = 0; i < lines.size(); i++) {
      Range line = lines.get(i);
      if (i > 0) {
        text.append('\n');
      }
      int from = i == 0 && !opened ? skip(file, line, line.end()) : skip(file, line, indent);
      int to = trimmedEnd(file, from, line.end());
      origin.mark(text.length(), from);
      text.append(file, from, to);
      origin.mark(text.length(), to);
    }
    return new Stripped(text.toString(), origin.done());
  }

  private static List<Range> lines(String file, int start, int end) {
    List<Range> lines = new ArrayList<>();
    int from = start;
    for (int i = start; i < end; i++) {
      char c = file.charAt(i);
      if (c != '\n' && c != '\r') {
        continue;
      }
      lines.add(new Range(from, i));
      if (c == '\r' && i + 1 < end && file.charAt(i + 1) == '\n') {
        i++;
      }
      from = i + 1;
    }
    lines.add(new Range(Math.min(from, end), end));
    return lines;
  }

  private static boolean isBlank(String file, Range line) {
    return skip(file, line, line.end()) == line.end();
  }

  private static int indent(String file, List<Range> lines) {
    int least = Integer.MAX_VALUE;
    for (Range line : lines) {
      int text = skip(file, line, line.end());
      if (text < line.end()) {
        least = Math.min(least, text - line.start());
      }
    }
    return least;
  }

  /** The offset behind at most so many blanks at the line's beginning. */
  private static int skip(String file, Range line, int most) {
    int at = line.start();
    while (at < line.end() && at - line.start() < most && Chars.isSpace(file.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int trimmedEnd(String file, int from, int end) {
    int at = end;
    while (at > from && Chars.isSpace(file.charAt(at - 1))) {
      at--;
    }
    return at;
  }
}
