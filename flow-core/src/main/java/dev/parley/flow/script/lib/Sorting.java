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
  private final Entry[] entries;
  private final Entry[] spare;
  private final ToDoubleBiFunction<Entry, Entry> order;
  private final Args args;

  private Sorting(Entry[] entries, ToDoubleBiFunction<Entry, Entry> order, Args args) {
    this.entries = entries;
    this.spare = new Entry[entries.length];
    this.order = order;
    this.args = args;
  }

  /** Sorts in place: by the function given, or as texts; undefined goes last. */
  static void sort(List<@Nullable Object> list, Args args) {
    List<Entry> entries = new ArrayList<>();
    boolean own = args.has(0);
    for (Object item : list) {
      if (item != Undefined.UNDEFINED) {
        entries.add(new Entry(item, own ? "" : Coerce.string(args.run(), item)));
      }
    }
    args.meter().items(2L * entries.size());
    Entry[] sorted = entries.toArray(Entry[]::new);
    ToDoubleBiFunction<Entry, Entry> order = own ? by(args.function(0), args) : Sorting::asTexts;
    new Sorting(sorted, order, args).sort(0, sorted.length);
    for (int i = 0; i < list.size(); i++) {
      list.set(i, i < sorted.length ? sorted[i].value : Undefined.UNDEFINED);
    }
  }

  /** A value with the text it is sorted by. */
  private record Entry(@Nullable Object value, String text) {}

  private static double asTexts(Entry a, Entry b) {
    return a.text.compareTo(b.text);
  }

  private static ToDoubleBiFunction<Entry, Entry> by(JsFunction function, Args args) {
    return (a, b) -> {
      Object order = function.call(args.run(), Undefined.UNDEFINED, a.value, b.value);
      return Coerce.number(args.run(), order);
    };
  }

  private void sort(int from, int to) {
    if (to - from < 2) {
      return;
    }
    int middle = (from + to) >>> 1;
    sort(from, middle);
    sort(middle, to);
    args.meter().spend(to - from);
    System.arraycopy(entries, from, spare, from, middle - from);
    int left = from;
    int right = middle;
    int out = from;
    while (left < middle) {
      boolean takeRight = right < to && order.applyAsDouble(entries[right], spare[left]) < 0;
      entries[out++] = takeRight ? entries[right++] : spare[left++];
    }
  }
}
