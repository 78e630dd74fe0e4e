package dev.parley.flow.script.lib;

import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.Coerce;
import dev.parley.flow.script.value.NativeFunction;
import dev.parley.flow.script.value.TextNumber;
import org.jspecify.annotations.Nullable;

/** {@code Number}, {@code Boolean} and the functions that go with them. */
final class NumberFunctions {
  static final NativeFunction PARSE_INT =
      new NativeFunction("parseInt", 2, NumberFunctions::parseInt);
  static final NativeFunction PARSE_FLOAT =
      new NativeFunction("parseFloat", 1, args -> TextNumber.parseFloat(args.string(0)));
  static final NativeFunction IS_NAN =
      new NativeFunction("isNaN", 1, args -> Double.isNaN(args.number(0)));
  static final NativeFunction IS_FINITE =
      new NativeFunction("isFinite", 1, args -> Double.isFinite(args.number(0)));
  static final NativeFunction BOOLEAN =
      new NativeFunction("Boolean", 1, args -> Coerce.truth(args.at(0)));

  private static final double MAX_SAFE = 9007199254740991.0;

  static final NativeFunction NUMBER =
      new NativeFunction(
          "Number",
          1,
          args -> args.count() == 0 ? 0.0 : args.number(0),
          new MemberMap()
              .with("parseInt", PARSE_INT)
              .with("parseFloat", PARSE_FLOAT)
              .with("isInteger", 1, args -> integral(args.at(0)))
              .with("isSafeInteger", 1, args -> safe(args.at(0)))
              .with("isFinite", 1, args -> args.at(0) instanceof Double d && Double.isFinite(d))
              .with("isNaN", 1, args -> args.at(0) instanceof Double d && d.isNaN())
              .with("MAX_SAFE_INTEGER", MAX_SAFE)
              .with("MIN_SAFE_INTEGER", -MAX_SAFE)
              .with("MAX_VALUE", Double.MAX_VALUE)
              .with("MIN_VALUE", Double.MIN_VALUE)
              .with("EPSILON", Math.ulp(1.0))
              .with("POSITIVE_INFINITY", Double.POSITIVE_INFINITY)
              .with("NEGATIVE_INFINITY", Double.NEGATIVE_INFINITY)
              .with("NaN", Double.NaN)
              .all());

  private NumberFunctions() {}

  private static Object parseInt(Args args) {
    String text = args.string(0);
    args.meter().spend(text.length() >>> 4);
    return TextNumber.parseInt(text, Coerce.int32(args.number(1)));
  }

  private static boolean integral(@Nullable Object value) {
    return value instanceof Double d && Double.isFinite(d) && Math.floor(d) == d;
  }

  private static boolean safe(@Nullable Object value) {
    return integral(value) && value instanceof Double d && Math.abs(d) <= MAX_SAFE;
  }
}
