package dev.parley.flow.script.lib;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of lists. */
final class ArrayMethods {
  static final MethodTable<List<@Nullable Object>> TABLE =
      new MethodTable<List<@Nullable Object>>()
          .withAll(ListReading.TABLE)
          .withAll(ListCallbacks.TABLE)
          .withAll(ListChanges.TABLE);

  private ArrayMethods() {}
}
