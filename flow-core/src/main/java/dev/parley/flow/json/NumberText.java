package dev.parley.flow.json;

import java.math.BigDecimal;

/** Numbers as ECMAScript's Number::toString writes them: no {@code .0}, exponents from 1e21 on. */
final class NumberText {
  private static final double EXACT = 9_007_199_254_740_992.0;
  private static final double LARGEST_PLAIN = 1e21;
  private static final double SMALLEST_PLAIN = 1e-6;

  private NumberText() {}

  /** Whether {@code (long) value} is written with the same digits as the value. */
  static boolean isLong(double value) {
    return value == Math.rint(value) && Math.abs(value) <= EXACT;
  }

  /** The digits of a finite number. */
  static String of(double value) {
    if (isLong(value)) {
      return Long.toString((long) value);
    }
    String java = Double.toString(value);
    double size = Math.abs(value);
    if (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN) {
      return java.indexOf('E') < 0
          ? java
          : new BigDecimal(java).stripTrailingZeros().toPlainString();
    }
    return exponent(java);
  }

  /** Turns Java's {@code 1.0E-7} into {@code 1e-7} and {@code 1.5E300} into {@code 1.5e+300}. */
  private static String exponent(String java) {
    int e = java.indexOf('E');
    String digits = java.substring(0, e);
    String mantissa = digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
    String power = java.substring(e + 1);
    return mantissa + "e" + (power.startsWith("-") ? power : "+" + power);
  }
}
