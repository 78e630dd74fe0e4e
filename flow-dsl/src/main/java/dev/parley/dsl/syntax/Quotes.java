package dev.parley.dsl.syntax;

import dev.parley.dsl.syntax.Token.Fault;
import java.util.ArrayList;
import java.util.List;

/** Reads texts in quotes into their raw form. */
final class Quotes {

  /** Quotes a word processor or a phone puts in place of straight ones. */
  static final String CURLY = "“”„‟«»＂";

  private static final String SINGLE = "'‘’‚`";

  private final String text;
  private Range line = Range.NONE;

  Quotes(String text) {
    this.text = text;
  }

  /**
   * What was read.
   *
   * @param broken the offset in the raw text of the first value that cannot be read, or -1
   * @param end where it ends in the file
   */
  record Quoted(String raw, int broken, Origin origin, int end, List<Fault> faults) {}

  static boolean opens(char c) {
    return c == '"' || CURLY.indexOf(c) >= 0 || SINGLE.indexOf(c) >= 0;
  }

  /** A text on one line, beginning at its opening quote. */
  Quoted string(int start) {
    int end = lineEnd(start);
    char open = text.charAt(start);
    if (open == '"') {
      RawReader straight = read(start, end, "\"");
      if (straight.closed()) {
        return quoted(straight, List.of());
      }
      RawReader curly = read(start, end, CURLY);
      return curly.closed() ? quoted(curly, List.of(curly(start, curly.at()))) : unclosed(start);
    }
    if (CURLY.indexOf(open) >= 0) {
      RawReader reader = read(start, end, CURLY + '"');
      return reader.closed() ? quoted(reader, List.of(curly(start, reader.at()))) : unclosed(start);
    }
    int close = singleEnd(start, end);
    return close < 0
        ? unclosed(start)
        : quoted(read(start, close, ""), List.of(single(start, close)));
  }

  /** The closing single quote; one inside a word is an apostrophe. */
  private int singleEnd(int start, int lineEnd) {
    for (int i = start + 1; i < lineEnd; i++) {
      boolean inWord = i + 1 < lineEnd && Chars.isWordPart(text.charAt(i + 1));
      if (SINGLE.indexOf(text.charAt(i)) >= 0 && !inWord) {
        return i;
      }
    }
    return -1;
  }

  private RawReader read(int start, int end, String closers) {
    RawReader reader = new RawReader(text, Origin.from(0), start + 1, end);
    reader.readTo(closers);
    return reader;
  }

  private static Quoted quoted(RawReader reader, List<Fault> quotes) {
    List<Fault> faults = new ArrayList<>(quotes);
    faults.addAll(reader.faults());
    return new Quoted(reader.raw(), reader.broken(), reader.origin(), reader.at() + 1, faults);
  }

  private Fault curly(int start, int close) {
    return new Fault(
        "FLW1109",
        "this text stands in curly quotes; straight ones are meant",
        "write \" at both ends",
        new Range(start, close + 1),
        straight(start, close));
  }

  private Fault single(int start, int close) {
    return new Fault(
        "FLW1110",
        "a text stands in double quotes",
        "write \" at both ends",
        new Range(start, close + 1),
        straight(start, close));
  }

  private String straight(int start, int close) {
    return '"' + text.substring(start + 1, close).replace("\"", "\\\"") + '"';
  }

  private Quoted unclosed(int start) {
    int end = lineEnd(start);
    while (end > start + 1 && Chars.isBlank(text.charAt(end - 1))) {
      end--;
    }
    end = beforeBrace(start + 1, end);
    RawReader reader = new RawReader(text, Origin.from(0), start + 1, end);
    reader.readTo("");
    Fault fault =
        new Fault(
            "FLW1101",
            "this text has no closing quote",
            "the text begins here and never ends",
            new Range(start, start + 1));
    return new Quoted(reader.raw(), reader.broken(), reader.origin(), end, List.of(fault));
  }

  /** A brace at the line's end, after a blank, was not meant to be part of the text. */
  private int beforeBrace(int start, int end) {
    boolean brace = end > start && "{}".indexOf(text.charAt(end - 1)) >= 0;
    if (!brace || end - 1 == start || !Chars.isBlank(text.charAt(end - 2))) {
      return end;
    }
    int at = end - 1;
    while (at > start && Chars.isBlank(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /** A text over several lines, beginning at its first of three quotes. */
  Quoted block(int start) {
    BlockEnd end = BlockEnd.find(text, start + 3);
    Stripped stripped = Stripped.of(text, start + 3, end.content());
    RawReader reader =
        new RawReader(stripped.text(), stripped.origin(), 0, stripped.text().length());
    reader.readTo("");
    List<Fault> faults = new ArrayList<>(reader.faults());
    if (!end.closed()) {
      faults.add(
          0,
          new Fault(
              "FLW1101",
              "this text has no closing \"\"\"",
              "the text begins here and never ends",
              new Range(start, start + 3)));
    }
    return new Quoted(reader.raw(), reader.broken(), reader.origin(), end.after(), faults);
  }

  /** The end of the line; remembered, since one line may hold many texts. */
  private int lineEnd(int from) {
    if (!line.contains(from)) {
      int at = from;
      while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
        at++;
      }
      line = new Range(from, at);
    }
    return line.end();
  }
}
