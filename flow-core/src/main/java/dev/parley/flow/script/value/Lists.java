package dev.parley.flow.script.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists as texts. */
public final class Lists {
  private Lists() {}

  /** Array.prototype.join: null and undefined are empty. */
  public static String join(Run run, List<?> list, String separator) {
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < list.size(); i++) {
      int before = joined.length();
      if (i > 0) {
        joined.append(separator);
      }
      Object item = list.get(i);
      if (!Equality.isNothing(item)) {
        joined.append(Coerce.string(run, item));
      }
      run.meter().produce(joined.length() - before + 1L);
    }
    return joined.toString();
  }

  /** The item, or undefined behind the end. */
  public static @Nullable Object at(List<? extends @Nullable Object> list, int index) {
    return index >= 0 && index < list.size() ? list.get(index) : Undefined.UNDEFINED;
  }
}
