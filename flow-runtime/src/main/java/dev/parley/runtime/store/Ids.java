package dev.parley.runtime.store;

import dev.parley.runtime.time.Time;
import java.util.random.RandomGenerator;

/**
 * Makes ids such as {@code con_01JD…}: a prefix, the time in milliseconds and 80 random bits in
 * Crockford's base 32. They sort by the time they were made, also within a millisecond.
 */
public final class Ids {
  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int TIME_DIGITS = 10;
  private static final int RANDOM_DIGITS = 8;
  private static final int BITS = 5;
  private static final int MASK = (1 << BITS) - 1;
  // Room to count up within a millisecond without ever running over.
  private static final long COUNTER = (1L << (RANDOM_DIGITS * BITS - 1)) - 1;

  private final Time time;
  private final RandomGenerator random;
  private long lastMillis;
  private long high;
  private long low;

  public Ids(Time time, RandomGenerator random) {
    this.time = time;
    this.random = random;
  }

  /** A new id with this prefix. */
  public synchronized String next(String prefix) {
    long millis = Math.max(time.now().toEpochMilli(), lastMillis);
    if (millis > lastMillis) {
      lastMillis = millis;
      high = random.nextLong() & COUNTER;
      low = random.nextLong() & COUNTER;
    } else {
      low++;
    }
    StringBuilder id = new StringBuilder(prefix).append('_');
    append(id, millis, TIME_DIGITS);
    append(id, high, RANDOM_DIGITS);
    append(id, low, RANDOM_DIGITS);
    return id.toString();
  }

  /** A number as a sortable id. */
  public static String ofSequence(String prefix, long sequence) {
    StringBuilder id = new StringBuilder(prefix).append('_');
    append(id, sequence, TIME_DIGITS);
    return id.toString();
  }

  /** The number of such an id; -1 if it is none. */
  public static long sequence(String prefix, String id) {
    String start = prefix + '_';
    if (!id.startsWith(start) || id.length() != start.length() + TIME_DIGITS) {
      return -1;
    }
    long number = 0;
    for (char c : id.substring(start.length()).toCharArray()) {
      int digit = DIGITS.indexOf(c);
      if (digit < 0) {
        return -1;
      }
      number = (number << BITS) | digit;
    }
    return number;
  }

  private static void append(StringBuilder id, long number, int digits) {
    for (int i = digits - 1; i >= 0; i--) {
      id.append(DIGITS.charAt((int) (number >>> (i * BITS)) & MASK));
    }
  }
}
