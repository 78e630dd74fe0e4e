package dev.parley.flow.script.value;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Powers, cube roots and logarithms to base 2, digit for digit as the engines of browsers have
 * them.
 */
public final class Powers {
  private static final MathContext PRECISE = new MathContext(34);
  private static final BigDecimal LN2 = new BigDecimal("0.693147180559945309417232121458176568");

  private Powers() {}

  /** {@code base ** exponent}. */
  public static double power(double base, double exponent) {
    if (Double.isNaN(exponent) || (Math.abs(base) == 1 && Double.isInfinite(exponent))) {
      return Double.NaN;
    }
    return StrictMath.pow(base, exponent);
  }

  /**
   * The cube root by the method of FreeBSD, which browsers use: a guess from the exponent, a
   * polynomial, and one step of Newton's from a guess rounded so that its square is exact.
   */
  public static double cubeRoot(double x) {
    double size = Math.abs(x);
    if (size == 0 || !Double.isFinite(x)) {
      return x;
    }
    double guess = cubeRootGuess(size);
    double r = guess * guess * (guess / size);
    guess *=
        (1.87595182427177 + r * (-1.8849797954337717 + r * 1.6214297201053545))
            + (r * r * r) * (-0.758397934778766 + r * 0.14599619288661245);
    long bits = Double.doubleToRawLongBits(guess);
    double rounded = Double.longBitsToDouble((bits + 0x80000000L) & 0xFFFFFFFFC0000000L);
    double error = size / (rounded * rounded);
    double root = rounded + rounded * ((error - rounded) / (rounded + rounded + error));
    return Math.copySign(root, x);
  }

  private static double cubeRootGuess(double size) {
    boolean tiny = size < Double.MIN_NORMAL;
    int high = (int) (Double.doubleToRawLongBits(tiny ? size * 0x1p54 : size) >>> 32);
    return Double.longBitsToDouble((long) (high / 3 + (tiny ? 696219795 : 715094163)) << 32);
  }

  /** The logarithm to base 2: of the mantissa by a series, plus the exponent. */
  public static double log2(double x) {
    if (!(x > 0) || Double.isInfinite(x)) {
      return StrictMath.log(x);
    }
    double scaled = x < Double.MIN_NORMAL ? x * 0x1p54 : x;
    int exponent = Math.getExponent(scaled);
    double mantissa = Math.scalb(scaled, -exponent);
    if (mantissa > 1.5) {
      mantissa /= 2;
      exponent++;
    }
    int shift = scaled == x ? 0 : 54;
    return mantissa == 1 ? exponent - shift : seriesLog2(mantissa, exponent - shift);
  }

  private static double seriesLog2(double mantissa, int exponent) {
    BigDecimal m = new BigDecimal(mantissa);
    BigDecimal s = m.subtract(BigDecimal.ONE).divide(m.add(BigDecimal.ONE), PRECISE);
    BigDecimal square = s.multiply(s, PRECISE);
    BigDecimal power = s;
    BigDecimal sum = s;
    for (int k = 3; k < 45; k += 2) {
      power = power.multiply(square, PRECISE);
      sum = sum.add(power.divide(BigDecimal.valueOf(k), PRECISE), PRECISE);
    }
    BigDecimal log = sum.add(sum).divide(LN2, PRECISE);
    return log.add(BigDecimal.valueOf(exponent)).doubleValue();
  }
}
