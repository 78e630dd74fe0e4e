package dev.parley.flow.script.lib;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.Coerce;
import dev.parley.flow.script.value.JsFunction;
import dev.parley.flow.script.value.Lists;
import dev.parley.flow.script.value.Run;
import dev.parley.flow.script.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Methods of lists that call a function for each item. */
final class ListCallbacks {
  static final MethodTable<List<@Nullable Object>> TABLE =
      new MethodTable<List<@Nullable Object>>()
          .with("every", ListCallbacks::every)
          .with("filter", ListCallbacks::filter)
          .with("find", ListCallbacks::find)
          .with("findIndex", ListCallbacks::findIndex)
          .with("findLast", ListCallbacks::findLast)
          .with("findLastIndex", ListCallbacks::findLastIndex)
          .with("flatMap", ListCallbacks::flatMap)
          .with("forEach", ListCallbacks::forEach)
          .with("map", ListCallbacks::map)
          .with("reduce", ListCallbacks::reduce)
          .with("reduceRight", ListCallbacks::reduceRight)
          .with("some", ListCallbacks::some);

  private ListCallbacks() {}

  /** A function about to be called for the items of a list. */
  private record Callback(Run run, JsFunction function, List<@Nullable Object> list) {
    static Callback of(List<@Nullable Object> list, Args args) {
      return new Callback(args.run(), args.function(0), list);
    }

    @Nullable Object call(int index) {
      run.meter().spend(1);
      Object item = Lists.at(list, index);
      return switch (function.interest()) {
        case 0 -> function.call(run, Undefined.UNDEFINED);
        case 1 -> function.call(run, Undefined.UNDEFINED, item);
        case 2 -> function.call(run, Undefined.UNDEFINED, item, (double) index);
        default -> function.call(run, Undefined.UNDEFINED, item, (double) index, list);
      };
    }

    boolean test(int index) {
      return Coerce.truth(call(index));
    }
  }

  private static Object every(List<@Nullable Object> list, Args args) {
    return firstWhere(list, args, false) < 0;
  }

  private static Object some(List<@Nullable Object> list, Args args) {
    return firstWhere(list, args, true) >= 0;
  }

  private static @Nullable Object find(List<@Nullable Object> list, Args args) {
    return Lists.at(list, firstWhere(list, args, true));
  }

  private static Object findIndex(List<@Nullable Object> list, Args args) {
    return (double) firstWhere(list, args, true);
  }

  private static @Nullable Object findLast(List<@Nullable Object> list, Args args) {
    return Lists.at(list, lastWhere(list, args));
  }

  private static Object findLastIndex(List<@Nullable Object> list, Args args) {
    return (double) lastWhere(list, args);
  }

  private static @Nullable Object reduce(List<@Nullable Object> list, Args args) {
    return reduce(list, args, 1);
  }

  private static @Nullable Object reduceRight(List<@Nullable Object> list, Args args) {
    return reduce(list, args, -1);
  }

  private static int firstWhere(List<@Nullable Object> list, Args args, boolean wanted) {
    Callback callback = Callback.of(list, args);
    int size = list.size();
    for (int i = 0; i < size; i++) {
      if (callback.test(i) == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static int lastWhere(List<@Nullable Object> list, Args args) {
    Callback callback = Callback.of(list, args);
    for (int i = list.size() - 1; i >= 0; i--) {
      if (callback.test(i)) {
        return i;
      }
    }
    return -1;
  }

  private static Object filter(List<@Nullable Object> list, Args args) {
    Callback callback = Callback.of(list, args);
    List<@Nullable Object> result = new ArrayList<>();
    int size = list.size();
    for (int i = 0; i < size; i++) {
      Object item = Lists.at(list, i);
      if (callback.test(i)) {
        args.meter().items(1);
        result.add(item);
      }
    }
    return result;
  }

  private static Object map(List<@Nullable Object> list, Args args) {
    Callback callback = Callback.of(list, args);
    int size = list.size();
    args.meter().items(size);
    List<@Nullable Object> result = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      result.add(callback.call(i));
    }
    return result;
  }

  private static Object flatMap(List<@Nullable Object> list, Args args) {
    Callback callback = Callback.of(list, args);
    List<@Nullable Object> result = new ArrayList<>();
    int size = list.size();
    for (int i = 0; i < size; i++) {
      Object made = callback.call(i);
      if (made instanceof List<?> inner) {
        args.meter().items(inner.size());
        result.addAll(inner);
      } else {
        args.meter().items(1);
        result.add(made);
      }
    }
    return result;
  }

  private static Object forEach(List<@Nullable Object> list, Args args) {
    Callback callback = Callback.of(list, args);
    int size = list.size();
    for (int i = 0; i < size; i++) {
      callback.call(i);
    }
    return Undefined.UNDEFINED;
  }

  private static @Nullable Object reduce(List<@Nullable Object> list, Args args, int step) {
    JsFunction function = args.function(0);
    int size = list.size();
    int i = step > 0 ? 0 : size - 1;
    Object result;
    if (args.count() > 1) {
      result = args.at(1);
    } else if (size == 0) {
      throw new ScriptFault(
          FaultCode.TYPE, "reduce() of an empty list needs a value to begin with.");
    } else {
      result = list.get(i);
      i += step;
    }
    for (; i >= 0 && i < size; i += step) {
      args.meter().spend(1);
      Object item = Lists.at(list, i);
      result =
          function.interest() <= 2
              ? function.call(args.run(), Undefined.UNDEFINED, result, item)
              : function.call(args.run(), Undefined.UNDEFINED, result, item, (double) i, list);
    }
    return result;
  }
}
