package dev.parley.flow.script.lib;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.Coerce;
import dev.parley.flow.script.value.Equality;
import dev.parley.flow.script.value.Iterables;
import dev.parley.flow.script.value.JsFunction;
import dev.parley.flow.script.value.NativeConstructor;
import dev.parley.flow.script.value.Undefined;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code Array} and its functions. */
final class ListFunctions {
  static final NativeConstructor ARRAY =
      new NativeConstructor(
          "Array",
          ListFunctions::make,
          ListFunctions::make,
          new MemberMap()
              .with("from", 1, ListFunctions::from)
              .with("isArray", 1, args -> args.at(0) instanceof List<?>)
              .with("of", 0, ListFunctions::of)
              .all());

  private ListFunctions() {}

  private static Object of(Args args) {
    args.meter().items(args.count());
    return new ArrayList<>(Arrays.asList(args.values()));
  }

  private static Object make(Args args) {
    return args.count() == 1 && args.at(0) instanceof Double size ? empty(size, args) : of(args);
  }

  private static List<@Nullable Object> empty(double size, Args args) {
    if (size < 0 || size > 4294967295.0 || Math.floor(size) != size) {
      throw new ScriptFault(FaultCode.RANGE, "A list cannot have such a length.");
    }
    args.meter().items((long) size);
    return new ArrayList<>(Collections.<@Nullable Object>nCopies((int) size, Undefined.UNDEFINED));
  }

  private static Object from(Args args) {
    List<@Nullable Object> items = items(args);
    if (args.has(1)) {
      JsFunction function = args.function(1);
      for (int i = 0; i < items.size(); i++) {
        args.meter().spend(1);
        Object made = function.call(args.run(), Undefined.UNDEFINED, items.get(i), (double) i);
        items.set(i, made);
      }
    }
    return items;
  }

  private static List<@Nullable Object> items(Args args) {
    Object source = args.at(0);
    if (Iterables.isIterable(source)) {
      return ListReading.copy(Iterables.toList(args.run(), source), args);
    }
    if (Equality.isNothing(source)) {
      throw new ScriptFault(FaultCode.TYPE, "Array.from() takes something that has items.");
    }
    Object length = Members.get(args.run(), source, "length");
    double size = Math.max(Coerce.integer(Coerce.number(args.run(), length)), 0);
    List<@Nullable Object> items = empty(Math.min(size, 4294967295.0), args);
    for (int i = 0; i < items.size(); i++) {
      items.set(i, Members.get(args.run(), source, Integer.toString(i)));
    }
    return items;
  }
}
