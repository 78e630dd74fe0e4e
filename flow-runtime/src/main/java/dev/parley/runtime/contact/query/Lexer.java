package dev.parley.runtime.contact.query;

import dev.parley.runtime.contact.query.Token.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a query into words. */
final class Lexer {
  private static final Pattern MOMENT =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?"
              + "(?:[Zz]|[+-]\\d\\d:?\\d\\d)?");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(?![\\w-])");
  private static final Pattern SPAN = Pattern.compile("\\d+\\p{Alpha}+(?![\\p{L}\\p{N}_.-])");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?![\\w.])");
  private static final Pattern DIGITS = Pattern.compile("\\+\\d+");
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{N}_-]*(?:\\.[\\p{L}\\p{M}\\p{N}_-]+)*");
  private static final Pattern SIGN = Pattern.compile("!=|<>|<=|>=|==|[=<>(),]");
  private static final Map<Character, Character> QUOTES =
      Map.of('"', '"', '\'', '\'', '“', '”', '”', '”', '‘', '’', '’', '’', '«', '»');
  private static final Map<String, String> SAME = Map.of("==", "=", "<>", "!=");
  private static final Map<String, String> INSTEAD =
      Map.of("&", "and", "|", "or", "!", "not", "~", "contains", ";", "and");

  private final String query;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String query) {
    this.query = query;
  }

  static List<Token> tokens(String query) {
    Lexer lexer = new Lexer(query);
    lexer.run();
    return lexer.tokens;
  }

  private void run() {
    while (true) {
      while (at < query.length() && blank(query.charAt(at))) {
        at++;
      }
      if (at == query.length()) {
        tokens.add(new Token(Sort.END, "", at, at));
        return;
      }
      next();
    }
  }

  private static boolean blank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private void next() {
    Character close = QUOTES.get(query.charAt(at));
    if (close != null) {
      string(close);
      return;
    }
    boolean found =
        take(Sort.MOMENT, MOMENT)
            || take(Sort.DAY, DAY)
            || take(Sort.NUMBER, NUMBER)
            || take(Sort.SPAN, SPAN)
            || take(Sort.WORD, DIGITS)
            || take(Sort.WORD, WORD)
            || take(Sort.SIGN, SIGN);
    if (!found) {
      throw odd();
    }
  }

  private boolean take(Sort sort, Pattern pattern) {
    Matcher matcher = pattern.matcher(query).region(at, query.length());
    matcher.useTransparentBounds(true);
    if (!matcher.lookingAt()) {
      return false;
    }
    String text = matcher.group();
    tokens.add(new Token(sort, SAME.getOrDefault(text, text), at, matcher.end()));
    at = matcher.end();
    return true;
  }

  private void string(char close) {
    int begin = at;
    StringBuilder text = new StringBuilder();
    for (at++; at < query.length(); at++) {
      char c = query.charAt(at);
      if (c == close) {
        at++;
        tokens.add(new Token(Sort.STRING, text.toString(), begin, at));
        return;
      }
      if (c == '\\' && at + 1 < query.length()) {
        at++;
        text.append(escaped(query.charAt(at)));
      } else {
        text.append(c);
      }
    }
    throw new QueryRefused(
        query, new QueryFault(begin, 1, "This text has no end: close it with " + close + "."));
  }

  private char escaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case '"', '\'', '\\', '”', '’', '»' -> c;
      default ->
          throw new QueryRefused(
              query,
              new QueryFault(at - 1, 2, "\\" + c + " means nothing: write \\\\ for a backslash."));
    };
  }

  private QueryRefused odd() {
    int length = Character.charCount(query.codePointAt(at));
    String c = query.substring(at, at + length);
    if (Character.isDigit(c.codePointAt(0))) {
      int end = at;
      while (end < query.length() && !blank(query.charAt(end)) && query.charAt(end) != ')') {
        end++;
      }
      String word = query.substring(at, end);
      String message = word + " is no number, day or moment: put it in quotes if it is text.";
      return new QueryRefused(query, new QueryFault(at, end - at, message));
    }
    String instead =
        INSTEAD.containsKey(c)
            ? "write " + INSTEAD.get(c) + " instead."
            : "put text that has it in quotes.";
    String shown = Character.isISOControl(c.charAt(0)) ? "This character" : c;
    return new QueryRefused(
        query, new QueryFault(at, length, shown + " means nothing in a query: " + instead));
  }
}
