package dev.parley.flow.script;

/**
 * Knows how deep in brackets the reader is, closes brackets, and finds back when one is missing.
 */
final class Brackets {
  private final Cursor in;
  private int depth;

  Brackets(Cursor in, int depth) {
    this.in = in;
    this.depth = depth;
  }

  /** Takes the opening bracket here and returns its offset. */
  int open(int length) {
    int at = in.pos;
    in.take(length);
    depth++;
    return at;
  }

  /** Moves to what may continue a complete value; false where the expression ends. */
  boolean more() {
    return depth > 0 ? in.skipLines() : in.skipOnLine();
  }

  int depth() {
    return depth;
  }

  void depth(int value) {
    depth = value;
  }

  /** Takes the closing bracket that belongs to the one opened at {@code openAt}. */
  void close(char bracket, int openAt) {
    depth--;
    in.skipLines();
    if (in.peek() == bracket && !in.atEnd()) {
      in.take(1);
      return;
    }
    int found = closingOnLine(bracket);
    if (found < 0) {
      unclosed(bracket, openAt);
    } else {
      refuseRest(bracket, found);
      in.mark(found, found + 1);
    }
  }

  private void unclosed(char bracket, int openAt) {
    String open = bracket == ')' ? "(" : bracket == ']' ? "[" : "{";
    in.report(
        ScriptProblem.unclosed(
            "This " + open + " has no closing " + bracket + ".", openAt, openAt + 1));
    in.giveUp();
  }

  private void refuseRest(char bracket, int found) {
    if (in.peek() == ';') {
      in.notAllowed("`;` cannot stand in an expression.", in.pos + 1);
    } else if (in.peek() == ',') {
      in.notAllowed("Only one value can stand here; `,` does not join values.", in.pos + 1);
    } else {
      String stray = in.text.substring(in.pos, strayEnd(found));
      in.notAllowed(
          "`" + stray + "` cannot follow here; an operator, a comma or " + bracket + " is missing.",
          strayEnd(found));
    }
  }

  private int strayEnd(int found) {
    int name = in.nameEnd(in.pos);
    return name > in.pos ? Math.min(name, found) : in.pos + 1;
  }

  /** The matching bracket further on in this line, or -1. */
  private int closingOnLine(char bracket) {
    int end = in.lineEnd(in.pos);
    int open = 0;
    for (int i = in.pos; i < end; i++) {
      char c = in.text.charAt(i);
      if (c == '"' || c == '\'' || c == '`') {
        i = quoteEnd(i, end);
      } else if ("([{".indexOf(c) >= 0) {
        open++;
      } else if (")]}".indexOf(c) >= 0) {
        if (open == 0) {
          return c == bracket ? i : -1;
        }
        open--;
      }
    }
    return -1;
  }

  private int quoteEnd(int start, int end) {
    char quote = in.text.charAt(start);
    for (int i = start + 1; i < end; i++) {
      if (in.text.charAt(i) == '\\') {
        i++;
      } else if (in.text.charAt(i) == quote) {
        return i;
      }
    }
    return end;
  }

  /**
   * The offset after the block that begins at {@code start} with a brace; the line's end if open.
   */
  int blockEnd(int start) {
    int open = 0;
    for (int i = start; i < in.text.length(); i++) {
      char c = in.text.charAt(i);
      if (c == '"' || c == '\'' || c == '`') {
        i = quoteEnd(i, in.lineEnd(i));
      } else if (c == '{') {
        open++;
      } else if (c == '}' && --open == 0) {
        return i + 1;
      }
    }
    return in.lineEnd(start);
  }
}
