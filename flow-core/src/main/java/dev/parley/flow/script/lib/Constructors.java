package dev.parley.flow.script.lib;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.regex.Regex;
import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.Coerce;
import dev.parley.flow.script.value.Describe;
import dev.parley.flow.script.value.Equality;
import dev.parley.flow.script.value.Iterables;
import dev.parley.flow.script.value.NativeConstructor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code RegExp}, {@code Map} and {@code Set}. */
final class Constructors {
  static final NativeConstructor REG_EXP =
      new NativeConstructor("RegExp", Constructors::regex, Constructors::regex, Map.of());
  static final NativeConstructor MAP =
      new NativeConstructor("Map", args -> onlyAfterNew("Map"), Constructors::map, Map.of());
  static final NativeConstructor SET =
      new NativeConstructor("Set", args -> onlyAfterNew("Set"), Constructors::set, Map.of());

  private Constructors() {}

  private static Object onlyAfterNew(String name) {
    throw new ScriptFault(FaultCode.TYPE, "`" + name + "` needs `new` before it.");
  }

  private static Object regex(Args args) {
    boolean copies = args.at(0) instanceof JsRegExp;
    String source =
        args.at(0) instanceof JsRegExp given
            ? given.regex().source()
            : args.has(0) ? args.string(0) : "";
    String flags = copies && args.at(0) instanceof JsRegExp given ? given.flags().letters() : "";
    args.meter().spend(source.length());
    return new JsRegExp(Regex.of(source, args.has(1) ? args.string(1) : flags));
  }

  private static Object map(Args args) {
    JsMap map = new JsMap();
    if (!Equality.isNothing(args.at(0))) {
      for (Object pair : Iterables.toList(args.run(), args.at(0))) {
        args.meter().items(2);
        if (Coerce.isPrimitive(pair)) {
          throw new ScriptFault(
              FaultCode.TYPE, "A Map is made of pairs, not of " + Describe.value(pair) + ".");
        }
        Object key = Members.get(args.run(), pair, "0");
        Object value = Members.get(args.run(), pair, "1");
        map.entries().put(new MapKey(key), value);
      }
    }
    return map;
  }

  private static Object set(Args args) {
    JsSet set = new JsSet();
    if (!Equality.isNothing(args.at(0))) {
      for (@Nullable Object item : Iterables.toList(args.run(), args.at(0))) {
        args.meter().items(1);
        set.items().add(new MapKey(item));
      }
    }
    return set;
  }
}
