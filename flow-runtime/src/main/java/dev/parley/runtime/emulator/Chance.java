package dev.parley.runtime.emulator;

import java.util.Locale;

/**
 * How often something happens.
 *
 * @param share of all times, from 0 to 1
 * @param times after which it is over; {@link #FOREVER} for always
 */
record Chance(double share, int times) {
  static final int FOREVER = Integer.MAX_VALUE;

  static Chance next(int times) {
    return new Chance(1, times);
  }

  static Chance percent(double percent) {
    return new Chance(percent / 100, FOREVER);
  }

  static Chance always() {
    return new Chance(1, FOREVER);
  }

  /** One of its times has come. */
  Chance used() {
    return times == FOREVER ? this : new Chance(share, times - 1);
  }

  @Override
  public String toString() {
    if (times != FOREVER) {
      return "next " + times;
    }
    return share < 1 ? String.format(Locale.ROOT, "%s%%", share * 100) : "always";
  }
}
