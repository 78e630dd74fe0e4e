package dev.parley.flow.script;

import dev.parley.flow.script.regex.Regex;
import java.util.Optional;

/** Reads texts in quotes, escapes, and regular expression literals. */
final class TextReader {
  private final Cursor in;

  TextReader(Cursor in) {
    this.in = in;
  }

  /** A text in single or double quotes; it ends on its line. */
  Expr quoted() {
    int start = in.pos;
    char quote = in.peek();
    StringBuilder value = new StringBuilder();
    in.pos++;
    while (!in.atEnd() && in.peek() != quote && !breaksLine(in.peek())) {
      if (in.peek() == '\\') {
        escape(value);
      } else {
        value.append(in.peek());
        in.pos++;
      }
    }
    if (in.peek() != quote || in.atEnd()) {
      in.mark(start, in.pos);
      in.report(ScriptProblem.unclosed("This text has no closing " + quote + ".", start, in.pos));
      return new Expr.Bad(start, in.pos);
    }
    in.mark(start, in.pos + 1);
    warnAboutInterpolation(start);
    return new Expr.Str(value.toString(), start, in.pos);
  }

  /** U+2028 and U+2029 may stand inside a text in quotes. */
  private static boolean breaksLine(char c) {
    return c == '\n' || c == '\r';
  }

  private void warnAboutInterpolation(int start) {
    String inner = in.text.substring(start + 1, in.pos - 1);
    int at = inner.indexOf("${");
    if (at < 0 || (at > 0 && inner.charAt(at - 1) == '\\')) {
      return;
    }
    boolean safe = inner.indexOf('`') < 0;
    in.report(
        new ScriptProblem(
            ScriptProblem.NOT_INTERPOLATED,
            "`${` does nothing inside quotes: use backticks around this text.",
            start,
            in.pos,
            safe ? Optional.of("`" + inner + "`") : Optional.empty()));
  }

  /** One escape, beginning at its backslash; the cursor moves behind it. */
  void escape(StringBuilder value) {
    int start = in.pos;
    char c = in.peek(1);
    in.pos = Math.min(start + 2, Math.max(start + 1, in.text.length()));
    switch (c) {
      case 'n' -> value.append('\n');
      case 't' -> value.append('\t');
      case 'r' -> value.append('\r');
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case 'v' -> value.append('\u000B');
      case 'x' -> hex(start, 2, value);
      case 'u' -> unicode(start, value);
      case '\r' -> in.pos += in.peek() == '\n' ? 1 : 0;
      case '\n', '\u2028', '\u2029' -> {
        // A backslash at the end of a line joins it with the next.
      }
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> digit(start, c, value);
      default -> value.append(c);
    }
  }

  private void digit(int start, char c, StringBuilder value) {
    if (c == '0' && !Chars.isDigit(in.peek())) {
      value.append('\0');
    } else {
      badEscape(start);
    }
  }

  private void unicode(int start, StringBuilder value) {
    if (in.peek() != '{') {
      hex(start, 4, value);
      return;
    }
    in.pos++;
    int code = 0;
    int digits = 0;
    while (Chars.hex(in.peek()) >= 0 && code <= Character.MAX_CODE_POINT) {
      code = code * 16 + Chars.hex(in.peek());
      digits++;
      in.pos++;
    }
    if (digits == 0 || in.peek() != '}' || code > Character.MAX_CODE_POINT) {
      badEscape(start);
    } else {
      in.pos++;
      value.appendCodePoint(code);
    }
  }

  private void hex(int start, int digits, StringBuilder value) {
    int code = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Chars.hex(in.peek());
      if (digit < 0) {
        badEscape(start);
        return;
      }
      code = code * 16 + digit;
      in.pos++;
    }
    value.append((char) code);
  }

  private void badEscape(int start) {
    String written = in.text.substring(start, in.pos);
    in.report(
        ScriptProblem.notAllowed(
            "`" + written + "` is not a complete escape; write \\\\ for a backslash.",
            start,
            in.pos));
  }

  /** A regular expression between slashes, with its flags. */
  Expr regex() {
    int start = in.pos;
    in.pos++;
    boolean inClass = false;
    while (!in.atEnd() && !Chars.isNewline(in.peek()) && (inClass || in.peek() != '/')) {
      switch (in.peek()) {
        case '[' -> inClass = true;
        case ']' -> inClass = false;
        case '\\' ->
            in.pos += Chars.isNewline(in.peek(1)) || in.pos + 1 >= in.text.length() ? 0 : 1;
        default -> {}
      }
      in.pos++;
    }
    if (in.atEnd() || in.peek() != '/') {
      in.mark(start, in.lineEnd(start));
      in.report(ScriptProblem.unclosed("This regular expression has no closing /.", start, in.pos));
      return new Expr.Bad(start, in.pos);
    }
    String pattern = in.text.substring(start + 1, in.pos);
    int flagsStart = in.pos + 1;
    int end = flagsStart;
    while (end < in.text.length() && Chars.isNamePart(in.text.charAt(end))) {
      end++;
    }
    in.mark(start, end);
    return checked(new Expr.Regex(pattern, in.text.substring(flagsStart, end), start, end));
  }

  private Expr checked(Expr.Regex regex) {
    // What only other evaluators know (flags d and v) is not judged here.
    boolean foreign = regex.flags().indexOf('v') >= 0 || regex.flags().indexOf('d') >= 0;
    Optional<String> fault =
        foreign ? Optional.empty() : Regex.fault(regex.pattern(), regex.flags());
    fault.ifPresent(
        message -> in.report(ScriptProblem.notAllowed(message, regex.start(), regex.end())));
    return fault.isPresent() ? new Expr.Bad(regex.start(), regex.end()) : regex;
  }
}
