package dev.parley.flow.script.lib;

import dev.parley.flow.script.value.JsDate;
import dev.parley.flow.script.value.JsIterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Methods that values have in a browser and not here: they are left to other evaluators. */
final class ForeignMembers {
  static final Map<String, Set<String>> BY_KIND =
      Map.of(
          "String",
          Set.of(
              "anchor",
              "big",
              "blink",
              "bold",
              "fixed",
              "fontcolor",
              "fontsize",
              "italics",
              "link",
              "small",
              "strike",
              "sub",
              "sup"),
          "Array",
          Set.of("toLocaleString"),
          "RegExp",
          Set.of("compile"),
          "Date",
          Set.of(
              "toTimeString",
              "toLocaleString",
              "toLocaleDateString",
              "toLocaleTimeString",
              "getYear",
              "setYear",
              "toGMTString"),
          "Set",
          Set.of(
              "union",
              "intersection",
              "difference",
              "symmetricDifference",
              "isSubsetOf",
              "isSupersetOf",
              "isDisjointFrom"),
          "Iterator",
          Set.of(
              "toArray", "forEach", "some", "every", "find", "reduce", "map", "filter", "take",
              "drop", "flatMap"));

  /** Methods that every value has in a browser, and here only some. */
  static final Set<String> OF_ALL =
      Set.of("hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString");

  private ForeignMembers() {}

  /** Whether a value without such a method of its own would have it elsewhere. */
  static boolean everywhere(@Nullable Object target, String key) {
    return !(target instanceof Map<?, ?>) && OF_ALL.contains(key);
  }

  /** Whether a value has such a method. */
  static boolean has(@Nullable Object target, String key) {
    String kind =
        switch (target) {
          case String text -> "String";
          case List<?> list -> "Array";
          case JsRegExp regex -> "RegExp";
          case JsDate date -> "Date";
          case JsSet set -> "Set";
          case JsIterator iterator -> "Iterator";
          case null, default -> "";
        };
    return BY_KIND.getOrDefault(kind, Set.of()).contains(key);
  }
}
