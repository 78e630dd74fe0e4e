package dev.parley.flow.script.value;

/** Writes numbers as ECMAScript does: the shortest digits that read back as the same number. */
public final class NumberText {
  private NumberText() {}

  /** The number as {@code String(value)} writes it. */
  public static String of(double value) {
    int whole = (int) value;
    if (whole == value) {
      return Integer.toString(whole);
    }
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Infinity" : "-Infinity";
    }
    return value < 0 ? "-" + layOut(Digits.of(-value)) : layOut(Digits.of(value));
  }

  /** Number::toString, steps 6 to 13: {@code n} is where the decimal point stands. */
  private static String layOut(Digits decimal) {
    String digits = decimal.digits();
    int k = digits.length();
    int n = decimal.point();
    if (k <= n && n <= 21) {
      return digits + "0".repeat(n - k);
    }
    if (0 < n && n <= 21) {
      return digits.substring(0, n) + "." + digits.substring(n);
    }
    if (-6 < n && n <= 0) {
      return "0." + "0".repeat(-n) + digits;
    }
    int e = n - 1;
    String exponent = (e < 0 ? "e-" : "e+") + Math.abs(e);
    return k == 1 ? digits + exponent : digits.charAt(0) + "." + digits.substring(1) + exponent;
  }

  /**
   * The shortest decimal digits of a positive number.
   *
   * @param digits without leading or trailing zeros
   * @param point how many of them stand before the decimal point
   */
  record Digits(String digits, int point) {
    static Digits of(double value) {
      Digits java = parse(Double.toString(value));
      return value < 1e-321 && java.digits.length() == 2 ? oneDigit(java, value) : java;
    }

    /** Java always writes two digits; of the very smallest numbers one may be enough. */
    private static Digits oneDigit(Digits two, double value) {
      int first = two.digits.charAt(0) - '0';
      int nearer = two.digits.charAt(1) >= '5' ? first + 1 : first;
      Digits one =
          nearer == 10 ? new Digits("1", two.point + 1) : new Digits("" + nearer, two.point);
      return Double.parseDouble("0." + one.digits + "e" + one.point) == value ? one : two;
    }

    /** Takes {@code ddd.ddd} or {@code d.dddE±x} apart. */
    private static Digits parse(String java) {
      int e = java.indexOf('E');
      int exponent = e < 0 ? 0 : Integer.parseInt(java.substring(e + 1));
      String mantissa = e < 0 ? java : java.substring(0, e);
      int dot = mantissa.indexOf('.');
      String all = mantissa.substring(0, dot) + mantissa.substring(dot + 1);
      int from = 0;
      while (from < all.length() - 1 && all.charAt(from) == '0') {
        from++;
      }
      int to = all.length();
      while (to > from + 1 && all.charAt(to - 1) == '0') {
        to--;
      }
      return new Digits(all.substring(from, to), dot - from + exponent);
    }
  }
}
