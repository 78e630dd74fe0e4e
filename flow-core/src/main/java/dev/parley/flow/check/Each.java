package dev.parley.flow.check;

import java.util.List;
import java.util.function.BiConsumer;

/** Goes through a list together with the addresses of its items. */
final class Each {
  private Each() {}

  static <T> void of(List<T> items, String pointer, BiConsumer<T, String> visit) {
    for (int i = 0; i < items.size(); i++) {
      visit.accept(items.get(i), pointer + "/" + i);
    }
  }
}
