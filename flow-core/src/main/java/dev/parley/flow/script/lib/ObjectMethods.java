package dev.parley.flow.script.lib;

import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.Coerce;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods that every object has. */
final class ObjectMethods {
  static final MethodTable<Map<String, @Nullable Object>> TABLE =
      new MethodTable<Map<String, @Nullable Object>>()
          .with("hasOwnProperty", (object, args) -> object.containsKey(args.string(0)))
          .with("propertyIsEnumerable", (object, args) -> object.containsKey(args.string(0)))
          .with("isPrototypeOf", (object, args) -> false)
          .with("toLocaleString", (object, args) -> "[object Object]")
          .with("toString", (object, args) -> "[object Object]")
          .with("valueOf", (object, args) -> object);

  /** What lists, dates, regular expressions and all other values have besides their own. */
  static final MethodTable<Object> COMMON =
      new MethodTable<Object>()
          .with("hasOwnProperty", ObjectMethods::hasOwn)
          .with("propertyIsEnumerable", ObjectMethods::hasOwn)
          .with("toString", (self, args) -> Coerce.string(args.run(), self))
          .with("valueOf", (self, args) -> self);

  private ObjectMethods() {}

  private static Object hasOwn(Object self, Args args) {
    String key = args.string(0);
    return (key.equals("length") && (self instanceof List<?> || self instanceof String))
        || Members.ownProperties(self).containsKey(key);
  }
}
