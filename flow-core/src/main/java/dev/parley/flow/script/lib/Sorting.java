package dev.parley.flow.script.lib;

import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.Coerce;
import dev.parley.flow.script.value.JsFunction;
import dev.parley.flow.script.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/** A stable merge sort that any comparator leaves sound, also one that contradicts itself. */
final class Sorting {
  private Sorting() {}

  /** Sorts in place: by the function given, or as texts; undefined goes last. */
  static void sort(List<@Nullable Object> list, Args args) {
    List<Entry> entries = new ArrayList<>();
    boolean own = args.has(0);
    for (Object item : list) {
      if (item != Undefined.UNDEFINED) {
        entries.add(new Entry(item, own ? "" : Coerce.string(args.run(), item)));
      }
    }
    ToDoubleBiFunction<Entry, Entry> order = own ? by(args.function(0), args) : Sorting::asTexts;
    Entry[] sorted = entries.toArray(Entry[]::new);
    args.meter().produce(2L * sorted.length);
    mergeSort(sorted, new Entry[sorted.length], new Range(0, sorted.length), order, args);
    for (int i = 0; i < list.size(); i++) {
      list.set(i, i < sorted.length ? sorted[i].value : Undefined.UNDEFINED);
    }
  }

  /** A value with the text it is sorted by. */
  private record Entry(@Nullable Object value, String text) {}

  private record Range(int from, int to) {
    int middle() {
      return (from + to) >>> 1;
    }
  }

  private static double asTexts(Entry a, Entry b) {
    return a.text.compareTo(b.text);
  }

  private static ToDoubleBiFunction<Entry, Entry> by(JsFunction function, Args args) {
    return (a, b) -> {
      Object order = function.call(args.run(), Undefined.UNDEFINED, a.value, b.value);
      return Coerce.number(args.run(), order);
    };
  }

  private static void mergeSort(
      Entry[] a, Entry[] spare, Range range, ToDoubleBiFunction<Entry, Entry> order, Args args) {
    if (range.to - range.from < 2) {
      return;
    }
    int middle = range.middle();
    mergeSort(a, spare, new Range(range.from, middle), order, args);
    mergeSort(a, spare, new Range(middle, range.to), order, args);
    args.meter().spend(range.to - range.from);
    System.arraycopy(a, range.from, spare, range.from, middle - range.from);
    int left = range.from;
    int right = middle;
    int out = range.from;
    while (left < middle) {
      boolean takeRight = right < range.to && order.applyAsDouble(a[right], spare[left]) < 0;
      a[out++] = takeRight ? a[right++] : spare[left++];
    }
  }
}
