package dev.parley.flow.script.lib;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.Coerce;
import dev.parley.flow.script.value.NativeFunction;

/** {@code String} and its functions. */
final class TextFunctions {
  static final NativeFunction STRING =
      new NativeFunction(
          "String",
          1,
          args -> args.count() == 0 ? "" : args.string(0),
          new MemberMap()
              .with("fromCharCode", 1, TextFunctions::fromCharCode)
              .with("fromCodePoint", 1, TextFunctions::fromCodePoint)
              .all());

  private TextFunctions() {}

  private static Object fromCharCode(Args args) {
    args.meter().produce(args.count());
    StringBuilder text = new StringBuilder(args.count());
    for (int i = 0; i < args.count(); i++) {
      text.append((char) Coerce.int32(args.number(i)));
    }
    return text.toString();
  }

  private static Object fromCodePoint(Args args) {
    args.meter().produce(args.count());
    StringBuilder text = new StringBuilder(args.count());
    for (int i = 0; i < args.count(); i++) {
      double code = args.number(i);
      if (!(code >= 0 && code <= Character.MAX_CODE_POINT) || Math.floor(code) != code) {
        throw new ScriptFault(FaultCode.RANGE, "fromCodePoint() takes whole numbers to 1114111.");
      }
      text.appendCodePoint((int) code);
    }
    return text.toString();
  }
}
