package dev.parley.flow.script.lib;

/**
 * Writes numbers to other bases than ten: as many digits as tell the number from its neighbours.
 */
final class RadixText {
  private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

  private final int radix;
  private final StringBuilder fraction = new StringBuilder();
  private double whole;

  private RadixText(double whole, int radix) {
    this.whole = whole;
    this.radix = radix;
  }

  static String of(double number, int radix) {
    double value = Math.abs(number);
    RadixText text = new RadixText(Math.floor(value), radix);
    text.writeFraction(value);
    String result = text.whole() + (text.fraction.isEmpty() ? "" : "." + text.fraction);
    return number < 0 ? "-" + result : result;
  }

  private void writeFraction(double value) {
    double rest = value - whole;
    double delta = Math.max(0.5 * (Math.nextUp(value) - value), Double.MIN_VALUE);
    if (rest < delta) {
      return;
    }
    do {
      rest *= radix;
      delta *= radix;
      int digit = (int) rest;
      fraction.append(DIGITS.charAt(digit));
      rest -= digit;
      if ((rest > 0.5 || (rest == 0.5 && (digit & 1) == 1)) && rest + delta > 1) {
        roundUp();
        return;
      }
    } while (rest >= delta);
  }

  private void roundUp() {
    while (!fraction.isEmpty()) {
      int last = fraction.length() - 1;
      int digit = DIGITS.indexOf(fraction.charAt(last));
      fraction.setLength(last);
      if (digit + 1 < radix) {
        fraction.append(DIGITS.charAt(digit + 1));
        return;
      }
    }
    whole += 1;
  }

  private String whole() {
    StringBuilder reversed = new StringBuilder();
    double rest = whole;
    double delta = 0.5 * (Math.nextUp(whole) - whole);
    while (delta >= radix) {
      rest /= radix;
      delta /= radix;
      reversed.append('0');
    }
    do {
      double digit = rest % radix;
      reversed.append(DIGITS.charAt((int) digit));
      rest = (rest - digit) / radix;
    } while (rest > 0);
    return reversed.reverse().toString();
  }
}
