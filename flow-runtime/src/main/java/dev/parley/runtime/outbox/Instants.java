package dev.parley.runtime.outbox;

import java.time.Instant;

/** The last so many instants, oldest forgotten. */
final class Instants {
  private final long[] millis;
  private long count;

  Instants(int most) {
    millis = new long[most];
  }

  /** Adds one that is not before the one added last. */
  void add(Instant at) {
    millis[index(count)] = at.toEpochMilli();
    count++;
  }

  /** The one that was added last. */
  Instant last() {
    return back(1);
  }

  /** The one that was added as the {@code number}-th from the end; {@link Instant#MIN} if none. */
  Instant back(int number) {
    return number > Math.min(count, millis.length)
        ? Instant.MIN
        : Instant.ofEpochMilli(millis[index(count - number)]);
  }

  /** How many are after an instant. */
  int after(Instant instant) {
    long limit = instant.toEpochMilli();
    int low = 0;
    int high = (int) Math.min(count, millis.length);
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (millis[index(count - middle)] > limit) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  void clear() {
    count = 0;
  }

  private int index(long place) {
    return (int) (place % millis.length);
  }
}
