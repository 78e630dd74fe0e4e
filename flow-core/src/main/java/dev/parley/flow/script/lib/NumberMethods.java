package dev.parley.flow.script.lib;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.NumberText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The methods of numbers, and of true and false. */
final class NumberMethods {
  static final MethodTable<Double> NUMBER =
      new MethodTable<Double>()
          .with("toExponential", NumberMethods::toExponential)
          .with("toFixed", NumberMethods::toFixed)
          .with("toLocaleString", NumberMethods::toLocaleString)
          .with("toPrecision", NumberMethods::toPrecision)
          .with("toString", NumberMethods::toText)
          .with("valueOf", (number, args) -> number);

  static final MethodTable<Boolean> BOOLEAN =
      new MethodTable<Boolean>()
          .with("toString", (bool, args) -> bool.toString())
          .with("valueOf", (bool, args) -> bool);

  private NumberMethods() {}

  private static boolean finite(double number) {
    return !Double.isNaN(number) && !Double.isInfinite(number);
  }

  private static Object toText(Double number, Args args) {
    double radix = args.integer(0, 10);
    checkRange("toString()", radix, 2, 36);
    return radix == 10 || !finite(number)
        ? NumberText.of(number)
        : RadixText.of(number, (int) radix);
  }

  private static void checkRange(String what, double value, int min, int max) {
    if (value < min || value > max) {
      throw new ScriptFault(
          FaultCode.RANGE, what + " takes a number from " + min + " to " + max + ".");
    }
  }

  private static Object toFixed(Double number, Args args) {
    double digits = args.integer(0);
    checkRange("toFixed()", digits, 0, 100);
    if (!finite(number) || Math.abs(number) >= 1e21) {
      return NumberText.of(number);
    }
    String text =
        new BigDecimal(Math.abs(number))
            .setScale((int) digits, RoundingMode.HALF_UP)
            .toPlainString();
    return number < 0 ? "-" + text : text;
  }

  private static Object toPrecision(Double number, Args args) {
    if (!args.has(0)) {
      return NumberText.of(number);
    }
    double precision = args.integer(0);
    if (!finite(number)) {
      return NumberText.of(number);
    }
    checkRange("toPrecision()", precision, 1, 100);
    int p = (int) precision;
    BigDecimal rounded = rounded(number, p);
    int e = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
    String text =
        e < -6 || e >= p
            ? exponential(rounded, p - 1, e)
            : rounded.setScale(Math.max(p - 1 - e, 0), RoundingMode.UNNECESSARY).toPlainString();
    return number < 0 ? "-" + text : text;
  }

  private static BigDecimal rounded(double number, int precision) {
    return new BigDecimal(Math.abs(number)).round(new MathContext(precision, RoundingMode.HALF_UP));
  }

  private static String exponential(BigDecimal value, int fractionDigits, int e) {
    String digits =
        value.signum() == 0 ? "" : value.unscaledValue().toString().replaceFirst("0+$", "");
    String padded = digits + "0".repeat(Math.max(fractionDigits + 1 - digits.length(), 0));
    String mantissa =
        fractionDigits == 0 ? padded.substring(0, 1) : padded.charAt(0) + "." + padded.substring(1);
    return mantissa + (e < 0 ? "e-" : "e+") + Math.abs(e);
  }

  private static Object toExponential(Double number, Args args) {
    double digits = args.integer(0);
    if (!finite(number)) {
      return NumberText.of(number);
    }
    checkRange("toExponential()", digits, 0, 100);
    boolean shortest = !args.has(0);
    BigDecimal value =
        shortest
            ? new BigDecimal(NumberText.of(Math.abs(number))).stripTrailingZeros()
            : rounded(number, (int) digits + 1);
    int fraction = shortest ? Math.max(value.precision() - 1, 0) : (int) digits;
    int e = value.signum() == 0 ? 0 : value.precision() - value.scale() - 1;
    String text = exponential(value, value.signum() == 0 && shortest ? 0 : fraction, e);
    return number < 0 ? "-" + text : text;
  }

  /** English grouping, at most three decimals; other languages are left to other evaluators. */
  private static Object toLocaleString(Double number, Args args) {
    boolean english =
        !args.has(0) || args.string(0).startsWith("en-US") || args.string(0).equals("en");
    if (!english || args.has(1)) {
      throw new ScriptFault(
          FaultCode.NOT_COVERED, "toLocaleString() with a language cannot be evaluated natively.");
    }
    if (!finite(number)) {
      return Double.isNaN(number) ? "NaN" : number > 0 ? "∞" : "-∞";
    }
    BigDecimal value =
        new BigDecimal(NumberText.of(Math.abs(number))).setScale(3, RoundingMode.HALF_EVEN);
    String plain = Grouping.grouped(value.stripTrailingZeros().toPlainString(), ",", ".");
    return number < 0 || (number == 0 && 1 / number < 0) ? "-" + plain : plain;
  }
}
