package dev.parley.flow.script;

import java.math.BigInteger;
import java.util.function.IntPredicate;

/**
 * Reads number literals: decimal, hexadecimal, octal, binary, with separators, and big integers.
 */
final class NumberReader {
  private final Cursor in;

  NumberReader(Cursor in) {
    this.in = in;
  }

  Expr read() {
    int start = in.pos;
    int end =
        switch (in.peek() == '0' ? in.peek(1) | 0x20 : 0) {
          case 'x' -> digits(start + 2, c -> Chars.hex(c) >= 0);
          case 'o' -> digits(start + 2, c -> c >= '0' && c <= '7');
          case 'b' -> digits(start + 2, c -> c == '0' || c == '1');
          default -> decimal(start);
        };
    boolean big = at(end) == 'n';
    int wordEnd = end;
    while (wordEnd < in.text.length() && Chars.isNamePart(in.text.codePointAt(wordEnd))) {
      wordEnd += Character.charCount(in.text.codePointAt(wordEnd));
    }
    in.mark(start, wordEnd);
    String written = in.text.substring(start, end);
    if (wordEnd > (big ? end + 1 : end) || !wellFormed(written) || (big && !integral(written))) {
      return malformed(start, wordEnd);
    }
    String clean = written.replace("_", "");
    return big
        ? new Expr.BigInt(integer(clean).toString(), start, wordEnd)
        : new Expr.Num(value(clean), start, wordEnd);
  }

  private Expr malformed(int start, int end) {
    String written = in.text.substring(start, end);
    in.report(
        ScriptProblem.notAllowed(
            "`" + written + "` is not a number as JavaScript writes it.", start, end));
    return new Expr.Bad(start, end);
  }

  private int decimal(int start) {
    int end = digits(start, Chars::isDigit);
    if (at(end) == '.') {
      end = digits(end + 1, Chars::isDigit);
    }
    if ((at(end) | 0x20) == 'e') {
      int sign = at(end + 1) == '+' || at(end + 1) == '-' ? 1 : 0;
      if (Chars.isDigit(at(end + 1 + sign))) {
        end = digits(end + 1 + sign, Chars::isDigit);
      }
    }
    return end;
  }

  private int digits(int from, IntPredicate accepted) {
    int end = from;
    while (accepted.test(at(end)) || at(end) == '_') {
      end++;
    }
    return end;
  }

  private char at(int offset) {
    return offset < in.text.length() ? in.text.charAt(offset) : '\0';
  }

  private static boolean wellFormed(String written) {
    boolean prefixed = prefixed(written);
    if (prefixed && written.length() == 2) {
      return false;
    }
    if (!prefixed && written.length() > 1 && written.charAt(0) == '0') {
      char second = written.charAt(1);
      if (Chars.isDigit(second) || second == '_') {
        return false;
      }
    }
    for (int i = written.indexOf('_'); i >= 0; i = written.indexOf('_', i + 1)) {
      boolean between =
          i > (prefixed ? 2 : 0)
              && i + 1 < written.length()
              && isDigit(written.charAt(i - 1), prefixed)
              && isDigit(written.charAt(i + 1), prefixed);
      if (!between) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c, boolean prefixed) {
    return prefixed ? Chars.hex(c) >= 0 : Chars.isDigit(c);
  }

  private static boolean prefixed(String written) {
    return written.length() > 1
        && written.charAt(0) == '0'
        && "xob".indexOf(written.charAt(1) | 0x20) >= 0;
  }

  private static boolean integral(String written) {
    return prefixed(written) || written.chars().allMatch(c -> Chars.isDigit(c) || c == '_');
  }

  private static double value(String clean) {
    return prefixed(clean) ? integer(clean).doubleValue() : Double.parseDouble(clean);
  }

  private static BigInteger integer(String clean) {
    if (!prefixed(clean)) {
      return new BigInteger(clean);
    }
    int radix =
        switch (clean.charAt(1) | 0x20) {
          case 'x' -> 16;
          case 'o' -> 8;
          default -> 2;
        };
    return new BigInteger(clean.substring(2), radix);
  }
}
