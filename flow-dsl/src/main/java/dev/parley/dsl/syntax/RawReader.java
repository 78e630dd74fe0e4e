package dev.parley.dsl.syntax;

import dev.parley.dsl.syntax.Token.Fault;
import dev.parley.flow.script.Parsed;
import dev.parley.flow.script.Script;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns what an author wrote between quotes into a raw text: escapes are resolved, values in <code>
 * ${ }</code> stay as they are.
 */
final class RawReader {

  /** How far a value in a text may reach; keeps a file of broken values linear. */
  private static final int LONGEST_VALUE = 4096;

  /** A backslash right before a value would make the value literal, so it becomes a value too. */
  private static final String BACKSLASH_VALUE = "${\"\\\\\"}";

  private final String text;
  private final Origin source;
  private final int end;
  private final StringBuilder raw = new StringBuilder();
  private final Origin.Recorder origin = new Origin.Recorder();
  private final List<Fault> faults = new ArrayList<>();
  private int at;
  private boolean closed;
  private int broken = -1;

  /**
   * @param source from offsets in {@code text} to offsets in the file
   */
  RawReader(String text, Origin source, int start, int end) {
    this.text = text;
    this.source = source;
    this.at = start;
    this.end = end;
  }

  /** Reads to the first of the closing characters, or to the end if there is none. */
  void readTo(String closers) {
    origin.mark(0, source.at(at));
    while (at < end && !closed) {
      char c = text.charAt(at);
      if (closers.indexOf(c) >= 0) {
        closed = true;
      } else if (c == '\\') {
        escape();
      } else if (c == '$' && text.startsWith("${", at) && at + 1 < end) {
        value(closers);
      } else {
        copy(at + 1);
      }
    }
  }

  boolean closed() {
    return closed;
  }

  /** Where reading stopped: at the closing character, if there is one. */
  int at() {
    return at;
  }

  String raw() {
    return raw.toString();
  }

  Origin origin() {
    return origin.done();
  }

  List<Fault> faults() {
    return faults;
  }

  private void copy(int to) {
    origin.mark(raw.length(), source.at(at));
    raw.append(text, at, to);
    at = to;
  }

  private void replace(int length, String by) {
    origin.mark(raw.length(), source.at(at));
    raw.append(by);
    at = Math.min(at + length, end);
    origin.mark(raw.length(), source.at(at));
  }

  /** The offset in the raw text of the first value that could not be read, or -1. */
  int broken() {
    return broken;
  }

  /** After a value that cannot be read, no other is tried: what would be its text is not known. */
  private void value(String closers) {
    if (broken >= 0) {
      copy(at + 2);
      return;
    }
    int window = Math.min(end, at + LONGEST_VALUE);
    String part = text.substring(at + 2, window);
    Parsed parsed = Script.parseHole(part, 0);
    int close = at + 2 + parsed.end();
    while (close < window && isGap(text.charAt(close))) {
      close++;
    }
    boolean whole = close < window && text.charAt(close) == '}';
    broken = whole ? -1 : raw.length();
    copy(whole ? close + 1 : brokenEnd(closers));
  }

  private static boolean isGap(char c) {
    return Chars.isBlank(c) || Chars.isBreak(c);
  }

  /** Where a value ends that cannot be read: at its brace, if that comes before the text's end. */
  private int brokenEnd(String closers) {
    int window = Math.min(end, at + LONGEST_VALUE);
    for (int i = at + 2; i < window && closers.indexOf(text.charAt(i)) < 0; i++) {
      char c = text.charAt(i);
      if (c == '}') {
        return i + 1;
      } else if (c == '\n') {
        break;
      }
    }
    return at + 2;
  }

  private void escape() {
    char c = at + 1 < end ? text.charAt(at + 1) : '\n';
    switch (c) {
      case 'n' -> replace(2, "\n");
      case 't' -> replace(2, "\t");
      case '"' -> replace(2, "\"");
      case '\\' -> replace(2, text.startsWith("${", at + 2) ? BACKSLASH_VALUE : "\\");
      case 'u' -> unicode();
      case '$' -> {
        if (text.startsWith("{", at + 2)) {
          copy(at + 3);
        } else {
          refuse(2, "a `$` needs no backslash", "$");
          replace(2, "$");
        }
      }
      default -> {
        String written = Chars.isBreak(c) ? "\\" : text.substring(at, at + 1 + width(at + 1));
        refuse(written.length(), "a backslash is written `\\\\`", "\\\\" + written.substring(1));
        copy(at + 1);
      }
    }
  }

  private int width(int offset) {
    return Character.charCount(text.codePointAt(offset));
  }

  private void unicode() {
    int close = text.indexOf('}', at);
    boolean braces =
        text.startsWith("{", at + 2) && close > at + 3 && close < end && close <= at + 9;
    int code = braces ? hex(at + 3, close) : -1;
    if (code >= 0) {
      replace(close + 1 - at, Character.toString(code));
      return;
    }
    int four = at + 6 <= end ? hex(at + 2, at + 6) : -1;
    if (four >= 0) {
      String written = text.substring(at + 2, at + 6);
      refuse(6, "a character's code stands in braces", "\\u{" + written + "}");
      replace(6, Character.toString(four));
    } else {
      refuse(2, "a character's code looks like `\\u{1F355}`", Fault.NO_FIX);
      copy(at + 2);
    }
  }

  private int hex(int from, int to) {
    int code = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        return -1;
      }
      code = code * 16 + digit;
    }
    boolean character = Character.isValidCodePoint(code) && (code < 0xD800 || code > 0xDFFF);
    return character ? code : -1;
  }

  private void refuse(int length, String label, String better) {
    String written = text.substring(at, Math.min(at + length, end));
    faults.add(
        new Fault(
            "FLW1107",
            "`" + written + "` means nothing in a text",
            label,
            source.range(at, Math.min(at + length, end)),
            better));
  }
}
