package dev.parley.flow.script.lib;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods that every object has. */
final class ObjectMethods {
  static final MethodTable<Map<String, @Nullable Object>> TABLE =
      new MethodTable<Map<String, @Nullable Object>>()
          .with("hasOwnProperty", (object, args) -> object.containsKey(args.string(0)))
          .with("propertyIsEnumerable", (object, args) -> object.containsKey(args.string(0)))
          .with("toLocaleString", (object, args) -> "[object Object]")
          .with("toString", (object, args) -> "[object Object]")
          .with("valueOf", (object, args) -> object);

  private ObjectMethods() {}
}
