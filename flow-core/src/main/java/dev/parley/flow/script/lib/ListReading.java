package dev.parley.flow.script.lib;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.Equality;
import dev.parley.flow.script.value.JsIterator;
import dev.parley.flow.script.value.Lists;
import dev.parley.flow.script.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Methods that look into a list or make another one of it. */
final class ListReading {
  static final MethodTable<List<@Nullable Object>> TABLE =
      new MethodTable<List<@Nullable Object>>()
          .with("at", ListReading::at)
          .with("concat", ListReading::concat)
          .with("entries", ListReading::entries)
          .with("flat", ListReading::flat)
          .with("includes", ListReading::includes)
          .with("indexOf", ListReading::indexOf)
          .with("join", (list, args) -> Lists.join(args.run(), list, separator(args)))
          .with("keys", ListReading::keys)
          .with("lastIndexOf", ListReading::lastIndexOf)
          .with("slice", ListReading::slice)
          .with("toReversed", (list, args) -> new ArrayList<>(copy(list, args).reversed()))
          .with("toString", (list, args) -> Lists.join(args.run(), list, ","))
          .with("values", (list, args) -> new JsIterator("Array", copy(list, args)))
          .with("with", ListReading::with);

  private ListReading() {}

  /** A copy that may be changed. */
  static List<@Nullable Object> copy(List<? extends @Nullable Object> list, Args args) {
    args.meter().items(list.size());
    return new ArrayList<>(list);
  }

  private static @Nullable Object at(List<@Nullable Object> list, Args args) {
    double index = args.integer(0);
    double at = index < 0 ? list.size() + index : index;
    return at >= 0 && at < list.size() ? list.get((int) at) : Undefined.UNDEFINED;
  }

  private static Object concat(List<@Nullable Object> list, Args args) {
    List<@Nullable Object> joined = copy(list, args);
    for (Object value : args.values()) {
      if (value instanceof List<?> more) {
        args.meter().items(more.size());
        joined.addAll(more);
      } else {
        joined.add(value);
      }
    }
    return joined;
  }

  private static Object entries(List<@Nullable Object> list, Args args) {
    args.meter().items(2L * list.size());
    List<@Nullable Object> entries = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      entries.add(pair((double) i, list.get(i)));
    }
    return new JsIterator("Array", entries);
  }

  static List<@Nullable Object> pair(@Nullable Object first, @Nullable Object second) {
    List<@Nullable Object> pair = new ArrayList<>(2);
    pair.add(first);
    pair.add(second);
    return pair;
  }

  private static Object keys(List<@Nullable Object> list, Args args) {
    args.meter().items(list.size());
    List<@Nullable Object> keys = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      keys.add((double) i);
    }
    return new JsIterator("Array", keys);
  }

  private static Object flat(List<@Nullable Object> list, Args args) {
    List<@Nullable Object> result = new ArrayList<>();
    flatten(list, args.integer(0, 1), result, args);
    return result;
  }

  static void flatten(List<?> list, double depth, List<@Nullable Object> result, Args args) {
    args.run().enter(4);
    for (Object item : list) {
      if (item instanceof List<?> inner && depth >= 1) {
        flatten(inner, depth - 1, result, args);
      } else {
        args.meter().items(1);
        result.add(item);
      }
    }
    args.run().leave(4);
  }

  private static Object includes(List<@Nullable Object> list, Args args) {
    args.meter().spend(list.size() >>> 2);
    Object wanted = args.at(0);
    for (int i = args.relative(1, list.size(), 0); i < list.size(); i++) {
      if (Equality.sameZero(list.get(i), wanted)) {
        return true;
      }
    }
    return false;
  }

  private static Object indexOf(List<@Nullable Object> list, Args args) {
    args.meter().spend(list.size() >>> 2);
    for (int i = args.relative(1, list.size(), 0); i < list.size(); i++) {
      if (Equality.strict(list.get(i), args.at(0))) {
        return (double) i;
      }
    }
    return -1.0;
  }

  private static Object lastIndexOf(List<@Nullable Object> list, Args args) {
    args.meter().spend(list.size() >>> 2);
    double from = args.count() > 1 ? args.integer(1) : list.size() - 1.0;
    double start = from < 0 ? list.size() + from : Math.min(from, list.size() - 1.0);
    for (int i = (int) start; i >= 0; i--) {
      if (Equality.strict(list.get(i), args.at(0))) {
        return (double) i;
      }
    }
    return -1.0;
  }

  private static String separator(Args args) {
    return args.has(0) ? args.string(0) : ",";
  }

  private static Object slice(List<@Nullable Object> list, Args args) {
    int from = args.relative(0, list.size(), 0);
    int to = args.relative(1, list.size(), list.size());
    return from < to ? copy(list.subList(from, to), args) : new ArrayList<@Nullable Object>();
  }

  private static Object with(List<@Nullable Object> list, Args args) {
    double index = args.integer(0);
    double at = index < 0 ? list.size() + index : index;
    if (at < 0 || at >= list.size()) {
      throw new ScriptFault(FaultCode.RANGE, "with() takes a place that is in the list.");
    }
    List<@Nullable Object> changed = copy(list, args);
    changed.set((int) at, args.at(1));
    return changed;
  }
}
