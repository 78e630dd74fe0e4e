package dev.parley.dsl.problem;

import java.util.Arrays;

/** A file's text that knows its lines. */
public final class SourceText {

  private final String file;
  private final String text;
  private final int[] starts;

  private SourceText(String file, String text) {
    this.file = file;
    this.text = text;
    this.starts = lineStarts(text);
  }

  public static SourceText of(String file, CharSequence text) {
    return new SourceText(file, text.toString());
  }

  public String file() {
    return file;
  }

  public String text() {
    return text;
  }

  public int lines() {
    return starts.length;
  }

  /** The line, counted from 1, in which the offset lies. */
  public int lineOf(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The offset at which a line begins. */
  public int startOf(int line) {
    return starts[line - 1];
  }

  /** The offset behind the last character of a line, before its line break. */
  public int endOf(int line) {
    int end = line < starts.length ? starts[line] : text.length();
    while (end > starts[line - 1] && isBreak(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** A line's text without its line break. */
  public String line(int line) {
    return text.substring(startOf(line), endOf(line));
  }

  public Position at(int offset) {
    int inside = Math.clamp(offset, 0, text.length());
    int line = lineOf(inside);
    int start = startOf(line);
    return new Position(line, text.codePointCount(start, inside) + 1, inside);
  }

  public Span span(int start, int end) {
    return new Span(at(start), at(Math.max(start, end)));
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[Math.max(16, text.length() / 24)];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isBreak(c) || (c == '\r' && text.startsWith("\n", i + 1))) {
        continue;
      }
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = i + 1;
    }
    return Arrays.copyOf(starts, count);
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
