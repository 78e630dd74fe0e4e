package dev.parley.flow.script.lib;

import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.JsDate;
import dev.parley.flow.script.value.JsFunction;
import dev.parley.flow.script.value.JsIterator;
import dev.parley.flow.script.value.Undefined;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All built-in methods that share a name, one for each kind of value that has it; looked up once,
 * when an expression is compiled.
 */
public record Methods(
    @Nullable Method<String> string,
    @Nullable Method<List<@Nullable Object>> list,
    @Nullable Method<Double> number,
    @Nullable Method<Boolean> bool,
    @Nullable Method<Map<String, @Nullable Object>> object,
    @Nullable Method<JsFunction> function,
    @Nullable Method<JsRegExp> regex,
    @Nullable Method<JsDate> date,
    @Nullable Method<JsMap> map,
    @Nullable Method<JsSet> set,
    @Nullable Method<JsIterator> iterator,
    @Nullable Method<Object> common) {

  /** The methods with a name. */
  public static Methods named(String name) {
    return new Methods(
        StringMethods.TABLE.named(name).orElse(null),
        ArrayMethods.TABLE.named(name).orElse(null),
        NumberMethods.NUMBER.named(name).orElse(null),
        NumberMethods.BOOLEAN.named(name).orElse(null),
        ObjectMethods.TABLE.named(name).orElse(null),
        FunctionMethods.TABLE.named(name).orElse(null),
        RegexMethods.TABLE.named(name).orElse(null),
        DateMethods.TABLE.named(name).orElse(null),
        CollectionMethods.MAP.named(name).orElse(null),
        CollectionMethods.SET.named(name).orElse(null),
        CollectionMethods.ITERATOR.named(name).orElse(null),
        ObjectMethods.COMMON.named(name).orElse(null));
  }

  /** Whether a value has a method of this name. */
  public boolean has(@Nullable Object self) {
    return method(self) != null;
  }

  /** Calls the method of a value, which must have it. */
  public @Nullable Object call(@Nullable Object self, Args args) {
    if (self instanceof String text && string != null) {
      return StringMethods.metered(text, string.call(text, args), args);
    }
    return invoke(method(self), self, args);
  }

  @SuppressWarnings("unchecked") // method() picked the method by the kind of the value.
  private static <T> @Nullable Object invoke(
      @Nullable Method<T> method, @Nullable Object self, Args args) {
    if (method == null || self == null) {
      throw Members.notAFunction("this method");
    }
    return method.call((T) self, args);
  }

  private @Nullable Method<?> method(@Nullable Object self) {
    Method<?> own = own(self);
    boolean value = self != null && self != Undefined.UNDEFINED && !(self instanceof Map<?, ?>);
    return own == null && value ? common : own;
  }

  private @Nullable Method<?> own(@Nullable Object self) {
    return switch (self) {
      case null -> null;
      case String s -> string;
      case List<?> l -> list;
      case Double d -> number;
      case Boolean b -> bool;
      case Map<?, ?> o -> object;
      case JsFunction f -> function;
      case JsRegExp r -> regex;
      case JsDate d -> date;
      case JsMap m -> map;
      case JsSet s -> set;
      case JsIterator i -> iterator;
      default -> null;
    };
  }
}
