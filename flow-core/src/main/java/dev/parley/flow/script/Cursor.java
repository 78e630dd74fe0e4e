package dev.parley.flow.script;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in the text that only moves forward, with blanks, comments and the problems met so far.
 */
final class Cursor {
  final String text;
  final List<ScriptProblem> problems = new ArrayList<>();
  int pos;

  /** Where the text is taken to end; giving up moves it to the current place. */
  private int limit;

  private int lastStart;
  private int lastEnd;
  private boolean gaveUp;

  Cursor(String text, int start) {
    this.text = text;
    this.pos = Math.min(Math.max(start, 0), text.length());
    this.limit = text.length();
    this.lastStart = pos;
    this.lastEnd = pos;
  }

  boolean atEnd() {
    return pos >= limit;
  }

  /** The character here, or NUL at the end of the text. */
  char peek() {
    return peek(0);
  }

  char peek(int ahead) {
    return pos + ahead < limit ? text.charAt(pos + ahead) : '\0';
  }

  boolean looking(String expected) {
    return pos + expected.length() <= limit && text.startsWith(expected, pos);
  }

  /** Takes the next characters as one word or sign of the expression. */
  void take(int length) {
    mark(pos, Math.min(pos + length, limit));
  }

  /** Notes that a word or sign from {@code start} to {@code end} was taken. */
  void mark(int start, int end) {
    lastStart = start;
    lastEnd = end;
    pos = end;
  }

  /** The offset after the last word or sign taken. */
  int lastEnd() {
    return lastEnd;
  }

  /** The last word or sign taken, for messages. */
  String lastTaken() {
    return text.substring(lastStart, lastEnd);
  }

  /** Skips blanks on this line; false if the line ends here (a comment ends it too). */
  boolean skipOnLine() {
    while (!atEnd() && Chars.isBlank(peek())) {
      pos++;
    }
    refuseBlockComment();
    return !atEnd() && !Chars.isNewline(peek()) && !looking("//");
  }

  /** Skips blanks, line ends and comments; false at the end of the text. */
  boolean skipLines() {
    while (!skipOnLine() && !atEnd()) {
      if (Chars.isNewline(peek())) {
        pos++;
      } else {
        pos = lineEnd(pos);
      }
    }
    return !atEnd();
  }

  private void refuseBlockComment() {
    while (looking("/*")) {
      int close = text.indexOf("*/", pos + 2);
      int end = close >= 0 && close + 2 <= limit ? close + 2 : lineEnd(pos);
      notAllowed("Comments begin with // and go to the end of the line; /* */ is not known.", end);
      pos = end;
      while (!atEnd() && Chars.isBlank(peek())) {
        pos++;
      }
    }
  }

  /** The offset of the line end at or after {@code from}. */
  int lineEnd(int from) {
    int at = from;
    while (at < limit && !Chars.isNewline(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** The offset after the name that begins at {@code from}; {@code from} itself if none does. */
  int nameEnd(int from) {
    int at = from;
    while (at < limit) {
      int c = text.codePointAt(at);
      if (at == from ? !Chars.isNameStart(c) : !Chars.isNamePart(c)) {
        break;
      }
      at += Character.charCount(c);
    }
    return Math.min(at, limit);
  }

  /** The name here, or an empty text. */
  String peekName() {
    return text.substring(pos, nameEnd(pos));
  }

  void report(ScriptProblem problem) {
    if (!gaveUp) {
      problems.add(problem);
    }
  }

  /** Reports a form that flows do not have, from here to {@code end}. */
  void notAllowed(String message, int end) {
    report(ScriptProblem.notAllowed(message, pos, end));
  }

  /**
   * Ends the text at the last thing taken, so that everything still being read finishes quietly.
   */
  void giveUp() {
    gaveUp = true;
    pos = lastEnd;
    limit = lastEnd;
  }

  boolean gaveUp() {
    return gaveUp;
  }

  /** A place to come back to when a guess about what follows turns out wrong. */
  Place place() {
    return new Place(pos, lastStart, lastEnd, problems.size());
  }

  void returnTo(Place place) {
    pos = place.pos;
    lastStart = place.lastStart;
    lastEnd = place.lastEnd;
    problems.subList(place.problems, problems.size()).clear();
  }

  record Place(int pos, int lastStart, int lastEnd, int problems) {}
}
