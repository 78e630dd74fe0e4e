package dev.parley.flow.script.lib;

import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.Coerce;
import dev.parley.flow.script.value.Namespace;
import dev.parley.flow.script.value.Powers;
import java.util.function.DoubleUnaryOperator;

/** {@code Math}. */
final class MathObject {
  static final Namespace MATH = new Namespace("Math", members().all());

  private MathObject() {}

  private static MemberMap members() {
    MemberMap math =
        new MemberMap()
            .with("E", Math.E)
            .with("LN10", 2.302585092994046)
            .with("LN2", 0.6931471805599453)
            .with("LOG10E", 0.4342944819032518)
            .with("LOG2E", 1.4426950408889634)
            .with("PI", Math.PI)
            .with("SQRT1_2", 0.7071067811865476)
            .with("SQRT2", 1.4142135623730951)
            .with("atan2", 2, args -> StrictMath.atan2(args.number(0), args.number(1)))
            .with("clz32", 1, args -> (double) Integer.numberOfLeadingZeros(int32(args, 0)))
            .with("hypot", 2, MathObject::hypot)
            .with("imul", 2, args -> (double) (int32(args, 0) * int32(args, 1)))
            .with("max", 2, args -> extreme(args, Double.NEGATIVE_INFINITY))
            .with("min", 2, args -> extreme(args, Double.POSITIVE_INFINITY))
            .with("pow", 2, args -> Powers.power(args.number(0), args.number(1)))
            .with("random", 0, args -> args.run().env().random());
    functions(math);
    return math;
  }

  private static void functions(MemberMap math) {
    add(math, "abs", Math::abs);
    add(math, "acos", StrictMath::acos);
    add(math, "acosh", Hyperbolics::acosh);
    add(math, "asin", StrictMath::asin);
    add(math, "asinh", Hyperbolics::asinh);
    add(math, "atan", StrictMath::atan);
    add(math, "atanh", Hyperbolics::atanh);
    add(math, "cbrt", Powers::cubeRoot);
    add(math, "ceil", Math::ceil);
    add(math, "cos", StrictMath::cos);
    add(math, "cosh", StrictMath::cosh);
    add(math, "exp", StrictMath::exp);
    add(math, "expm1", StrictMath::expm1);
    add(math, "floor", Math::floor);
    add(math, "fround", x -> (float) x);
    add(math, "log", StrictMath::log);
    add(math, "log10", StrictMath::log10);
    add(math, "log1p", StrictMath::log1p);
    add(math, "log2", Powers::log2);
    add(math, "round", MathObject::round);
    add(math, "sign", Math::signum);
    add(math, "sin", StrictMath::sin);
    add(math, "sinh", StrictMath::sinh);
    add(math, "sqrt", Math::sqrt);
    add(math, "tan", StrictMath::tan);
    add(math, "tanh", StrictMath::tanh);
    add(math, "trunc", x -> x < 0 ? Math.ceil(x) : Math.floor(x));
  }

  private static void add(MemberMap math, String name, DoubleUnaryOperator function) {
    math.with(name, 1, args -> function.applyAsDouble(args.number(0)));
  }

  private static int int32(Args args, int index) {
    return Coerce.int32(args.number(index));
  }

  /** Halves go up, also below zero; the sign of zero stays. */
  private static double round(double x) {
    double floor = Math.floor(x);
    double rounded = x - floor >= 0.5 ? floor + 1 : floor;
    return rounded == 0 ? Math.copySign(0.0, x) : rounded;
  }

  private static Object hypot(Args args) {
    double largest = 0;
    boolean nan = false;
    for (int i = 0; i < args.count(); i++) {
      double x = Math.abs(args.number(i));
      nan |= Double.isNaN(x);
      largest = x > largest ? x : largest;
    }
    if (Double.isInfinite(largest) || nan || largest == 0) {
      return nan && !Double.isInfinite(largest) ? Double.NaN : largest;
    }
    double sum = 0;
    double lost = 0;
    for (int i = 0; i < args.count(); i++) {
      double x = args.number(i) / largest;
      double square = x * x - lost;
      double next = sum + square;
      lost = next - sum - square;
      sum = next;
    }
    return Math.sqrt(sum) * largest;
  }

  private static Object extreme(Args args, double none) {
    double result = none;
    args.meter().spend(args.count() >>> 2);
    for (int i = 0; i < args.count(); i++) {
      double x = args.number(i);
      result = none < 0 ? Math.max(result, x) : Math.min(result, x);
    }
    return result;
  }
}
