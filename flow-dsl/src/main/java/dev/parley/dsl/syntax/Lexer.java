package dev.parley.dsl.syntax;

import dev.parley.dsl.syntax.Notes.Comment;
import dev.parley.dsl.syntax.Token.Fault;
import dev.parley.dsl.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cuts a flow into tokens, one at a time and from any offset, since only the parser knows where an
 * expression begins and its reader knows where it ends.
 */
final class Lexer {

  private static final Map<Character, Kind> SIGNS =
      Map.ofEntries(
          Map.entry('{', Kind.OPEN),
          Map.entry('}', Kind.CLOSE),
          Map.entry('(', Kind.PAREN_OPEN),
          Map.entry(')', Kind.PAREN_CLOSE),
          Map.entry('[', Kind.LIST_OPEN),
          Map.entry(']', Kind.LIST_CLOSE),
          Map.entry(':', Kind.COLON),
          Map.entry(',', Kind.COMMA),
          Map.entry('=', Kind.EQUALS),
          Map.entry('#', Kind.HASH),
          Map.entry('*', Kind.STAR),
          Map.entry('.', Kind.DOT),
          Map.entry('?', Kind.QUESTION));

  /** What word processors and other keyboards put in place of our signs. */
  private static final Map<String, Kind> LOOK_ALIKES =
      Map.ofEntries(
          Map.entry("→", Kind.ARROW),
          Map.entry("⟶", Kind.ARROW),
          Map.entry("➔", Kind.ARROW),
          Map.entry("–>", Kind.ARROW),
          Map.entry("—>", Kind.ARROW),
          Map.entry("−>", Kind.ARROW),
          Map.entry("：", Kind.COLON),
          Map.entry("，", Kind.COMMA),
          Map.entry("（", Kind.PAREN_OPEN),
          Map.entry("）", Kind.PAREN_CLOSE),
          Map.entry("｛", Kind.OPEN),
          Map.entry("｝", Kind.CLOSE),
          Map.entry("＝", Kind.EQUALS),
          Map.entry("＃", Kind.HASH));

  private final String text;
  private final Quotes quotes;

  /** From here on no block comment ends; searching again and again would take too long. */
  private int noClose = Integer.MAX_VALUE;

  private int at;
  private boolean first;
  private boolean blank;
  private List<Comment> comments = List.of();
  private boolean trailing;
  private List<Fault> faults = List.of();

  Lexer(String text) {
    this.text = text;
    this.quotes = new Quotes(text);
  }

  /** The next token at or after an offset. */
  Token token(int from) {
    at = from;
    first = from == 0 || Chars.isBreak(text.charAt(from - 1));
    blank = false;
    comments = List.of();
    trailing = false;
    faults = List.of();
    skipTrivia();
    if (at >= text.length()) {
      return token(Kind.END, "", at);
    }
    int c = text.codePointAt(at);
    int wordEnd = Chars.wordEnd(text, at);
    if (wordEnd > at) {
      return token(Kind.WORD, wordEnd);
    } else if (Chars.isDigit(c)) {
      return token(Kind.NUMBER, numberEnd());
    } else if (Quotes.opens((char) c) && c < 0x10000) {
      return quoted();
    }
    return sign(c);
  }

  private Token token(Kind kind, int end) {
    return token(kind, text.substring(at, end), end);
  }

  private Token token(Kind kind, String value, int end) {
    return new Token(
        kind,
        value,
        new Range(at, end),
        first,
        blank,
        comments,
        trailing,
        -1,
        Origin.none(),
        faults);
  }

  /** Blanks, line ends and comments; remembers what formatting must keep. */
  private void skipTrivia() {
    int breaks = first ? 1 : 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Chars.isBreak(c)) {
        breaks++;
        at += c == '\r' && text.startsWith("\n", at + 1) ? 2 : 1;
      } else if (Chars.isBlank(c)) {
        at++;
      } else if (text.startsWith("//", at)) {
        comment(breaks > 1);
        breaks = 0;
      } else if (text.startsWith("/*", at)) {
        blockComment(breaks > 1);
        breaks = 0;
      } else {
        break;
      }
      first |= breaks > 0;
    }
    blank = breaks > 1;
  }

  private void comment(boolean afterBlank) {
    int end = at;
    while (end < text.length() && !Chars.isBreak(text.charAt(end))) {
      end++;
    }
    boolean doc = text.startsWith("///", at) && !text.startsWith("////", at);
    add(doc, text.substring(at + (doc ? 3 : 2), end), afterBlank, end);
  }

  private void blockComment(boolean afterBlank) {
    int close = at < noClose ? text.indexOf("*/", at + 2) : -1;
    noClose = close < 0 ? Math.min(noClose, at) : noClose;
    int end = close < 0 ? at + 2 : close + 2;
    if (faults.isEmpty()) {
      faults = new ArrayList<>();
    }
    faults.add(
        new Fault(
            "FLW1104",
            "there are no `/* */` comments",
            "begin every line of it with //",
            new Range(at, at + 2)));
    String inside = text.substring(at + 2, close < 0 ? at + 2 : close);
    add(false, " " + inside.strip().replaceAll("\\s+", " "), afterBlank, end);
  }

  private void add(boolean doc, String inside, boolean afterBlank, int end) {
    if (comments.isEmpty()) {
      comments = new ArrayList<>();
      trailing = !first;
    }
    int last = inside.length();
    while (last > 0 && Chars.isBlank(inside.charAt(last - 1))) {
      last--;
    }
    Range range = new Range(at, end);
    comments.add(new Comment(doc, inside.substring(0, last), afterBlank, range));
    at = end;
  }

  private int numberEnd() {
    int end = at;
    while (end < text.length() && Chars.isWordPart(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  private Token quoted() {
    boolean block = text.startsWith("\"\"\"", at);
    Quotes.Quoted read = block ? quotes.block(at) : quotes.string(at);
    List<Fault> all = new ArrayList<>(faults);
    all.addAll(read.faults());
    return new Token(
        block ? Kind.BLOCK : Kind.STRING,
        read.raw(),
        new Range(at, read.end()),
        first,
        blank,
        comments,
        trailing,
        read.broken(),
        read.origin(),
        all);
  }

  private Token sign(int c) {
    if (text.startsWith("->", at)) {
      return token(Kind.ARROW, at + 2);
    }
    Kind kind = SIGNS.get((char) c);
    if (kind != null && c < 0x80) {
      return token(kind, at + 1);
    }
    return lookAlike().orElseGet(() -> token(Kind.STRAY, at + Character.charCount(c)));
  }

  private Optional<Token> lookAlike() {
    for (int length = 2; length > 0; length--) {
      int end = Math.min(at + length, text.length());
      String written = text.substring(at, end);
      Kind kind = LOOK_ALIKES.get(written);
      if (kind != null) {
        faults = new ArrayList<>(faults);
        faults.add(
            new Fault(
                "FLW1109",
                "`" + written + "` stands here for `" + kind.sign() + "`",
                "write " + kind.sign(),
                new Range(at, end),
                kind.sign()));
        return Optional.of(token(kind, kind.sign(), end));
      }
    }
    return Optional.empty();
  }
}
