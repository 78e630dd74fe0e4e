package dev.parley.flow.script.value;

import java.math.BigInteger;

/** Reads numbers from texts (ECMAScript StringToNumber, parseInt and parseFloat). */
public final class TextNumber {
  private TextNumber() {}

  /** The number that a whole text stands for, or NaN. */
  public static double parse(String text) {
    String trimmed = Blanks.trim(text);
    if (trimmed.isEmpty()) {
      return 0;
    }
    if (trimmed.length() > 2 && trimmed.charAt(0) == '0') {
      int radix = radix(trimmed.charAt(1));
      if (radix > 0) {
        return prefixed(trimmed.substring(2), radix);
      }
    }
    return decimalEnd(trimmed) == trimmed.length() ? decimal(trimmed) : Double.NaN;
  }

  /** parseFloat: the longest number at the beginning. */
  public static double parseFloat(String text) {
    String trimmed = Blanks.trimStart(text);
    int end = decimalEnd(trimmed);
    return end == 0 ? Double.NaN : decimal(trimmed.substring(0, end));
  }

  /** parseInt. */
  public static double parseInt(String text, int givenRadix) {
    String rest = Blanks.trim(text);
    boolean negative = rest.startsWith("-");
    if (negative || rest.startsWith("+")) {
      rest = rest.substring(1);
    }
    int radix = givenRadix;
    if ((radix == 0 || radix == 16) && (rest.startsWith("0x") || rest.startsWith("0X"))) {
      rest = rest.substring(2);
      radix = 16;
    }
    radix = radix == 0 ? 10 : radix;
    if (radix < 2 || radix > 36) {
      return Double.NaN;
    }
    int end = 0;
    while (end < rest.length() && digit(rest.charAt(end), radix) >= 0) {
      end++;
    }
    if (end == 0) {
      return Double.NaN;
    }
    double value = whole(rest.substring(0, end), radix);
    return negative ? -value : value;
  }

  private static double whole(String digits, int radix) {
    if (digits.length() <= 9) {
      return Long.parseLong(digits, radix);
    }
    return radix == 10 ? Double.parseDouble(digits) : new BigInteger(digits, radix).doubleValue();
  }

  private static int digit(char c, int radix) {
    return c < 0x80 ? Character.digit(c, radix) : -1;
  }

  private static int radix(char c) {
    return switch (c) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      case 'b', 'B' -> 2;
      default -> 0;
    };
  }

  private static double prefixed(String digits, int radix) {
    for (int i = 0; i < digits.length(); i++) {
      if (digit(digits.charAt(i), radix) < 0) {
        return Double.NaN;
      }
    }
    return new BigInteger(digits, radix).doubleValue();
  }

  private static double decimal(String text) {
    String unsigned = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
    double value =
        unsigned.equals("Infinity") ? Double.POSITIVE_INFINITY : Double.parseDouble(unsigned);
    return text.startsWith("-") ? -value : value;
  }

  /** Where the decimal number at the beginning ends; 0 if there is none. */
  private static int decimalEnd(String text) {
    int start = !text.isEmpty() && "+-".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
    if (text.startsWith("Infinity", start)) {
      return start + 8;
    }
    int whole = digitsEnd(text, start);
    int digits = whole - start;
    int end = whole;
    if (end < text.length() && text.charAt(end) == '.') {
      int fraction = digitsEnd(text, end + 1);
      digits += fraction - end - 1;
      end = fraction;
    }
    return digits == 0 ? 0 : exponentEnd(text, end);
  }

  private static int exponentEnd(String text, int end) {
    if (end >= text.length() || (text.charAt(end) | 0x20) != 'e') {
      return end;
    }
    int sign = end + 1 < text.length() && "+-".indexOf(text.charAt(end + 1)) >= 0 ? 1 : 0;
    int exponent = digitsEnd(text, end + 1 + sign);
    return exponent > end + 1 + sign ? exponent : end;
  }

  private static int digitsEnd(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
