package dev.parley.flow.check;

/**
 * How long a customer has been silent, in milliseconds: at least and at most.
 *
 * @param least 0 to {@link #LONGEST}
 * @param most {@code least} to {@link #LONGEST}
 */
record Silence(long least, long most) {
  /** After this WhatsApp takes templates only (Meta: customer service windows). */
  static final long DAY = 86_400_000;

  /** As far as it is counted. */
  private static final long LONGEST = 10_000 * DAY;

  /** The customer has just written. */
  static final Silence NONE = new Silence(0, 0);

  /** Nobody knows when the customer last wrote. */
  static final Silence UNKNOWN = new Silence(0, LONGEST);

  static Silence of(long millis) {
    return NONE.and(millis);
  }

  /** After some more time. */
  Silence and(long millis) {
    return new Silence(later(least, millis), later(most, millis));
  }

  private static long later(long silence, long millis) {
    return millis >= LONGEST ? LONGEST : Math.min(LONGEST, silence + millis);
  }

  Silence or(Silence other) {
    return new Silence(Math.min(least, other.least), Math.max(most, other.most));
  }

  /** What a way round leads to that is gone often enough. */
  Silence often() {
    return most == 0 ? this : new Silence(least, LONGEST);
  }

  boolean mayBeOver() {
    return most >= DAY;
  }

  boolean isOver() {
    return least >= DAY;
  }
}
