package dev.parley.flow.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An estimate of the JSON that values take, in UTF-16 units. */
final class SessionSize {
  private static final int SCALAR = 8;

  private SessionSize() {}

  static long of(@Nullable Object[] values, Map<String, @Nullable Object> more) {
    long size = more.isEmpty() ? 0 : of(more);
    for (Object value : values) {
      size += of(value);
    }
    return size;
  }

  private static long of(@Nullable Object value) {
    return switch (value) {
      case null -> 0;
      case String text -> text.length() + 2L;
      case List<?> list -> {
        long size = 2;
        for (Object item : list) {
          size += of(item) + 1;
        }
        yield size;
      }
      case Map<?, ?> map -> {
        long size = 2;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          size += String.valueOf(entry.getKey()).length() + 4 + of(entry.getValue());
        }
        yield size;
      }
      default -> SCALAR;
    };
  }
}
