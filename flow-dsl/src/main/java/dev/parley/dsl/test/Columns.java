package dev.parley.dsl.test;

import dev.parley.dsl.problem.Width;
import java.util.ArrayList;
import java.util.List;

/** Lays text out in columns of a terminal, where an emoji or a Chinese sign takes two places. */
final class Columns {
  private Columns() {}

  /** A text filled up with blanks. */
  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - Width.of(text)));
  }

  /** A text in lines of at most this width, broken at blanks where it can be; at least one line. */
  static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (Width.of(rest) > width) {
      int cut = cut(rest, width);
      lines.add(rest.substring(0, cut).stripTrailing());
      rest = rest.substring(cut).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  private static int cut(String text, int width) {
    int fits = 0;
    int blank = 0;
    for (int i = 0; i < text.length(); ) {
      int next = text.offsetByCodePoints(i, 1);
      if (Width.of(text.substring(0, next)) > width && i > 0) {
        break;
      }
      fits = next;
      if (Character.isWhitespace(text.codePointAt(i))) {
        blank = next;
      }
      i = next;
    }
    return blank > fits / 2 ? blank : fits;
  }
}
