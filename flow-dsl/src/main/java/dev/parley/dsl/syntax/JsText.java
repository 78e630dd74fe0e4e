package dev.parley.dsl.syntax;

import dev.parley.dsl.syntax.Tree.Js;
import dev.parley.flow.script.Expr;

/**
 * The text of an expression over several lines, indented by its brackets, so that neither the place
 * it stands at nor lost indentation changes it.
 */
final class JsText {

  private static final int STEP = 2;

  private final String text;
  private final int end;
  private final StringBuilder out = new StringBuilder();
  private final Origin.Recorder origin = new Origin.Recorder();
  private int depth;

  private JsText(String text, int end) {
    this.text = text;
    this.end = end;
  }

  static Js of(String file, int start, int end, Expr expr) {
    String source = file.substring(start, end);
    Range range = new Range(start, end);
    if ((source.indexOf('\n') < 0 && source.indexOf('\r') < 0) || fixed(source)) {
      return new Js(source, expr, Origin.from(start), range);
    }
    JsText lines = new JsText(file, end);
    lines.indent(start);
    return new Js(lines.out.toString(), expr, lines.origin.done(), range);
  }

  /** The source with every line after its first indented further. */
  static String indented(String source, String indent) {
    if (source.indexOf('\n') < 0 && source.indexOf('\r') < 0) {
      return source;
    }
    String plain = of(source, 0, source.length(), new Expr.Bad(0, 0)).source();
    return fixed(plain) ? plain : plain.replace("\n", "\n" + indent);
  }

  /** Where a line's leading blanks may be part of a text, they stay. */
  private static boolean fixed(String source) {
    return source.indexOf('`') >= 0 || source.contains("\\\n") || source.contains("\\\r");
  }

  private void indent(int start) {
    int at = start;
    while (at < end) {
      int line = at;
      while (at < end && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
        at++;
      }
      line(line, at, line == start);
      while (at < end && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
        at++;
      }
    }
  }

  private void line(int start, int lineEnd, boolean first) {
    int from = start;
    int to = lineEnd;
    while (from < to && Chars.isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && Chars.isBlank(text.charAt(to - 1))) {
      to--;
    }
    if (from == to) {
      return;
    }
    int closing = 0;
    while (from + closing < to && ")]}".indexOf(text.charAt(from + closing)) >= 0) {
      closing++;
    }
    if (!first) {
      int level = depth == 0 ? 1 : Math.max(0, depth - closing);
      out.append('\n').append(" ".repeat(level * STEP));
    }
    origin.mark(out.length(), from);
    out.append(text, from, to);
    count(from, to);
  }

  /**
   * Counts brackets outside of quotes and comments; only the look of the next line depends on it.
   */
  private void count(int from, int to) {
    char quote = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '/' && text.startsWith("//", i)) {
        return;
      } else if ("([{".indexOf(c) >= 0) {
        depth++;
      } else if (")]}".indexOf(c) >= 0) {
        depth = Math.max(0, depth - 1);
      }
    }
  }
}
