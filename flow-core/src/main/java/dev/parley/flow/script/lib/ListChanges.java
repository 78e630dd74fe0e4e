package dev.parley.flow.script.lib;

import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.Undefined;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Methods that change a list; the evaluator sees to it that it is never a variable's own. */
final class ListChanges {
  static final MethodTable<List<@Nullable Object>> TABLE =
      new MethodTable<List<@Nullable Object>>()
          .with("copyWithin", ListChanges::copyWithin)
          .with("fill", ListChanges::fill)
          .with("pop", (list, args) -> list.isEmpty() ? Undefined.UNDEFINED : list.removeLast())
          .with("push", ListChanges::push)
          .with("reverse", ListChanges::reverse)
          .with("shift", ListChanges::shift)
          .with("sort", ListChanges::sort)
          .with("splice", ListChanges::splice)
          .with("toSorted", (list, args) -> sort(ListReading.copy(list, args), args))
          .with("toSpliced", ListChanges::toSpliced)
          .with("unshift", ListChanges::unshift);

  private ListChanges() {}

  private static Object push(List<@Nullable Object> list, Args args) {
    args.meter().items(args.count());
    list.addAll(Arrays.asList(args.values()));
    return (double) list.size();
  }

  private static Object unshift(List<@Nullable Object> list, Args args) {
    args.meter().items(args.count());
    args.meter().spend(list.size() >>> 3);
    list.addAll(0, Arrays.asList(args.values()));
    return (double) list.size();
  }

  private static @Nullable Object shift(List<@Nullable Object> list, Args args) {
    args.meter().spend(list.size() >>> 3);
    return list.isEmpty() ? Undefined.UNDEFINED : list.removeFirst();
  }

  private static Object reverse(List<@Nullable Object> list, Args args) {
    args.meter().spend(list.size());
    Collections.reverse(list);
    return list;
  }

  private static Object fill(List<@Nullable Object> list, Args args) {
    int from = args.relative(1, list.size(), 0);
    int to = args.relative(2, list.size(), list.size());
    args.meter().spend(Math.max(to - from, 0));
    for (int i = from; i < to; i++) {
      list.set(i, args.at(0));
    }
    return list;
  }

  private static Object copyWithin(List<@Nullable Object> list, Args args) {
    int target = args.relative(0, list.size(), 0);
    int from = args.relative(1, list.size(), 0);
    int to = args.relative(2, list.size(), list.size());
    int count = Math.min(to - from, list.size() - target);
    if (count > 0) {
      List<@Nullable Object> moved = ListReading.copy(list.subList(from, from + count), args);
      for (int i = 0; i < count; i++) {
        list.set(target + i, moved.get(i));
      }
    }
    return list;
  }

  private static Object splice(List<@Nullable Object> list, Args args) {
    int from = args.relative(0, list.size(), 0);
    int count = spliced(list, args, from);
    args.meter().spend(list.size() >>> 3);
    List<@Nullable Object> cut = list.subList(from, from + count);
    List<@Nullable Object> removed = ListReading.copy(cut, args);
    cut.clear();
    if (args.count() > 2) {
      args.meter().items(args.count());
      list.addAll(from, Arrays.asList(args.values()).subList(2, args.count()));
    }
    return removed;
  }

  /** How many items go: none without arguments, all that follow with one. */
  private static int spliced(List<@Nullable Object> list, Args args, int from) {
    int left = list.size() - from;
    return switch (args.count()) {
      case 0 -> 0;
      case 1 -> left;
      default -> (int) Math.min(Math.max(args.integer(1), 0), left);
    };
  }

  private static Object toSpliced(List<@Nullable Object> list, Args args) {
    List<@Nullable Object> changed = ListReading.copy(list, args);
    splice(changed, args);
    return changed;
  }

  private static Object sort(List<@Nullable Object> list, Args args) {
    Sorting.sort(list, args);
    return list;
  }
}
