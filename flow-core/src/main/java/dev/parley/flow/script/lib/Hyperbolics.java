package dev.parley.flow.script.lib;

/** Inverse hyperbolic functions by the methods of FreeBSD, whose last digit browsers have. */
final class Hyperbolics {
  private static final double LN2 = 0.6931471805599453;
  private static final double SMALL = 0x1p-28;
  private static final double LARGE = 0x1p28;

  private Hyperbolics() {}

  static double asinh(double x) {
    double size = Math.abs(x);
    if (!Double.isFinite(x) || size < SMALL) {
      return x;
    }
    double square = x * x;
    double result;
    if (size > LARGE) {
      result = StrictMath.log(size) + LN2;
    } else if (size > 2) {
      result = StrictMath.log(2 * size + 1 / (Math.sqrt(square + 1) + size));
    } else {
      result = StrictMath.log1p(size + square / (1 + Math.sqrt(1 + square)));
    }
    return Math.copySign(result, x);
  }

  static double acosh(double x) {
    if (!(x >= 1)) {
      return Double.NaN;
    }
    if (x >= LARGE) {
      return StrictMath.log(x) + LN2;
    }
    if (x > 2) {
      return StrictMath.log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
    }
    double above = x - 1;
    return StrictMath.log1p(above + Math.sqrt(2 * above + above * above));
  }

  static double atanh(double x) {
    double size = Math.abs(x);
    if (!(size <= 1)) {
      return Double.NaN;
    }
    if (size < SMALL) {
      return x;
    }
    double twice = size + size;
    double inside = size < 0.5 ? twice + twice * size / (1 - size) : twice / (1 - size);
    return Math.copySign(0.5 * StrictMath.log1p(inside), x);
  }
}
