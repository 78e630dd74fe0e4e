package dev.parley.flow.script.lib;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.Coerce;
import dev.parley.flow.script.value.Describe;
import dev.parley.flow.script.value.Equality;
import dev.parley.flow.script.value.Iterables;
import dev.parley.flow.script.value.JsFunction;
import dev.parley.flow.script.value.Run;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The methods of functions. */
final class FunctionMethods {
  static final MethodTable<JsFunction> TABLE =
      new MethodTable<JsFunction>()
          .with("apply", FunctionMethods::apply)
          .with("bind", (function, args) -> new Bound(function, args.at(0), rest(args)))
          .with("call", (function, args) -> function.call(args.run(), args.at(0), rest(args)))
          .with("toString", (function, args) -> Coerce.string(args.run(), function));

  private FunctionMethods() {}

  private static @Nullable Object apply(JsFunction function, Args args) {
    if (!Equality.isNothing(args.at(1)) && Coerce.isPrimitive(args.at(1))) {
      throw new ScriptFault(
          FaultCode.TYPE, "apply() takes a list, not " + Describe.value(args.at(1)) + ".");
    }
    @Nullable Object[] given =
        Equality.isNothing(args.at(1))
            ? new @Nullable Object[0]
            : Iterables.toList(args.run(), args.at(1)).toArray();
    return function.call(args.run(), args.at(0), given);
  }

  private static @Nullable Object[] rest(Args args) {
    return args.count() <= 1
        ? new @Nullable Object[0]
        : Arrays.copyOfRange(args.values(), 1, args.count());
  }

  /** A function with its first arguments fixed. */
  @SuppressWarnings("ArrayRecordComponent") // Compared by identity only.
  private record Bound(JsFunction function, @Nullable Object self, @Nullable Object[] first)
      implements JsFunction {
    @Override
    public @Nullable Object call(Run run, @Nullable Object other, @Nullable Object... arguments) {
      run.meter().spend(1);
      run.enter(2);
      @Nullable Object[] all = Arrays.copyOf(first, first.length + arguments.length);
      System.arraycopy(arguments, 0, all, first.length, arguments.length);
      Object result = function.call(run, self, all);
      run.leave(2);
      return result;
    }

    @Override
    public String text() {
      return "function () { [native code] }";
    }

    @Override
    public String name() {
      return "bound " + function.name();
    }

    @Override
    public int length() {
      return Math.max(function.length() - first.length, 0);
    }
  }
}
